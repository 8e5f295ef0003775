import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { definitionsIn } from '../nix/definitions.ts'
import { modulesIn } from '../nix/imports.ts'
import { type Definition, definitionsOf, type Module } from '../nix/modules.ts'
import { booleanValue, calleeName, contains, is } from '../nix/syntax.ts'

export default defineRule({
  id: 'home-manager-nixpkgs-with-global-pkgs',
  family: 'module',
  summary: '`nixpkgs` options of a user beside `home-manager.useGlobalPkgs`',
  severity: 'warning',
  fix: 'none',
  needs: ['project'],
  errors: ['You have set either `nixpkgs.config` or `nixpkgs.overlays` while using `home-manager.useGlobalPkgs`.'],
  related: ['nixpkgs-config-with-external-pkgs'],
  words: ['useGlobalPkgs'],
  on: ['source_code'],

  *check(_, file, project) {
    const definitions = definitionsIn(file)
    const global = definitions.get('home-manager.useGlobalPkgs') ?? []
    const [first] = global
    if (!first || !global.every(({ value }) => booleanValue(value) === true)) return
    for (const definition of Array.from(definitions.values()).flat()) {
      const { path, keys, value } = definition
      if (path[0] !== 'home-manager' || path[1] !== 'users') continue
      if (path[3] === 'nixpkgs' && isOption(path.slice(3))) yield finding(keys[3]!, messageOf(path.slice(3), ''))
      const modules = value && path.length <= 3 ? modulesIn(value, file, project) : []
      const imported = value && path[3] === 'imports' ? modulesIn(value, file, project) : []
      for (const module of [...modules, ...imported]) {
        const own = definitionsOf(module).find(each => isOption(each.path) && !isConditional(each, module))
        if (!own) continue
        const where = module.file === file ? own.keys[0]! : value!
        yield finding(where, messageOf(own.path, module.file === file ? '' : ` in \`${module.file.path}\``))
      }
    }
  },
})

const isOption = ([first, second]: readonly string[]): boolean =>
  first === 'nixpkgs' && (second === 'config' || second === 'overlays')

/** It stands under a condition, which a home that is also built alone may ask: without a value, nothing warns. */
function isConditional({ statement, value }: Definition, { set }: Module): boolean {
  for (let node: Node | null = value ?? statement; node && contains(set, node); node = node.parent) {
    if (is(node, 'if_expression') || /^(?:mkIf|optionalAttrs)$/.test(calleeName(node) ?? '')) return true
  }
  return false
}

const messageOf = (path: readonly string[], where: string): string =>
  `\`${path.slice(0, 2).join('.')}\`${where} does nothing: with \`useGlobalPkgs\` the packages are those of the system.`
