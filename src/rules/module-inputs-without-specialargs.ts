import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { flakeOf } from '../nix/flake.ts'
import { statementAfter } from '../nix/layout.ts'
import { formalNames, modulesOf } from '../nix/modules.ts'
import { documentAt, resolvePath } from '../nix/project.ts'
import { is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-inputs-without-specialargs',
  family: 'module',
  summary: 'module that takes `inputs`, which nobody gives it',
  severity: 'error',
  fix: 'suggested',
  needs: ['project'],
  errors: ["attribute 'inputs' missing"],
  on: ['apply_expression'],

  *check(node, file, project) {
    const call = flakeOf(file) ? setCallAt(node) : null
    if (
      call?.name !== 'nixosSystem' ||
      !call.attrs.complete ||
      call.attrs.all.has('specialArgs') ||
      call.attrs.all.has('extraArgs')
    )
      return
    // Some module may give it, under any name.
    if (Array.from(project.files.values()).some(({ text }) => text.includes('_module'))) return
    for (const list of call.attrs.get('modules')?.values ?? []) {
      const elements = is(unwrap(list), 'list_expression') ? unwrap(list).fields('element') : []
      for (const element of elements) {
        const path = is(element, 'path_expression') ? resolvePath(file.path, element.text) : null
        const module = path === null ? null : documentAt(project, path)
        const own = module ? modulesOf(module).find(each => each.isFile) : undefined
        const isAsked =
          own?.function &&
          own.formals
            ?.fields('formal')
            .some(formal => formal.field('name')?.text === 'inputs' && !formal.field('default'))
        if (isAsked && formalNames(own.function!).includes('inputs'))
          yield finding(
            element,
            `\`${path}\` takes \`inputs\`, but no \`specialArgs\` gives it.`,
            ...fixOf(call.attrs.get('modules')!.statements[0], file),
          )
      }
    }
  },
})

function fixOf(statement: Node | undefined, file: SourceFile): Fix[] {
  const name = flakeOf(file)?.outputs?.universal?.text
  return statement && name
    ? [
        suggested(
          file,
          `Give it \`${name}\``,
          statementAfter(
            file.text,
            statement,
            name === 'inputs' ? 'specialArgs = { inherit inputs; };' : `specialArgs = { inputs = ${name}; };`,
          ),
        ),
      ]
    : []
}
