import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { setCallAt } from '../nix/calls.ts'
import { modulesIn } from '../nix/imports.ts'
import { type Definition, definitionsOf } from '../nix/modules.ts'
import { calleeName, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'nixpkgs-config-with-external-pkgs',
  family: 'module',
  summary: '`nixpkgs.config` of a system that is given its `pkgs`',
  severity: 'error',
  fix: 'none',
  since: 'NixOS 23.11',
  needs: ['project'],
  errors: ['Your system configures nixpkgs with an externally created instance.'],
  related: ['home-manager-nixpkgs-with-global-pkgs'],
  words: ['nixosSystem'],
  on: ['apply_expression'],

  *check(node, file, project) {
    const call = setCallAt(node)
    const pkgs = call?.name === 'nixosSystem' ? call.attrs.get('pkgs') : undefined
    if (!call || !pkgs || pkgs.values.some(value => unwrap(value).text === 'null')) return
    for (const list of call.attrs.get('modules')?.values ?? []) {
      const definitions = modulesIn(list, file, project).flatMap(module =>
        definitionsOf(module).map(definition => ({ definition, path: module.file.path })),
      )
      const configs = definitions.filter(({ definition: { path } }) => path[0] === 'nixpkgs' && path[1] === 'config')
      // What is empty is taken, and `mkForce` makes it so whatever the others say.
      if (configs.some(({ definition }) => isEmpty(definition) && isForced(definition))) continue
      // Under a condition it may be that nothing is defined.
      const set = configs.find(({ definition }) => !isEmpty(definition) && !isConditional(definition.statement))
      if (!set) continue
      const option = set.definition.path.join('.')
      const where = set.path === file.path ? '' : ` in \`${set.path}\``
      const message = `\`${option}\`${where} does nothing for a \`pkgs\` that is made here: NixOS refuses both together.`
      yield finding(pkgs.keys[0]!, message)
    }
  },
})

const isEmpty = ({ value }: Definition): boolean => isSet(value) && attrsOf(value).all.size === 0

const isForced = ({ statement }: Definition): boolean =>
  [statement.field('expression')].some(value => value && calleeName(value) === 'mkForce')

const isConditional = (statement: Node): boolean => {
  for (let at: Node | null = statement; at; at = at.parent) {
    if (is(at, 'if_expression')) return true
    if (is(at, 'apply_expression') && /^(?:mkIf|optionalAttrs)$/.test(calleeName(at) ?? '')) return true
  }
  return [statement.field('expression')].some(value => value && calleeName(value) === 'mkIf')
}
