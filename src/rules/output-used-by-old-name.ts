import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName } from '../nix/syntax.ts'

/** Old names of outputs, the new ones, and whether the system comes between. */
const RENAMED: ReadonlyMap<string, readonly [to: string, perSystem: boolean]> = new Map([
  ['overlay', ['overlays', false]],
  ['nixosModule', ['nixosModules', false]],
  ['defaultPackage', ['packages', true]],
  ['defaultApp', ['apps', true]],
  ['devShell', ['devShells', true]],
])

export default defineRule({
  id: 'output-used-by-old-name',
  family: 'output',
  summary: 'output of an input under its name from before Nix 2.7',
  severity: 'warning',
  fix: 'suggested',
  errors: ["attribute 'overlay' missing", "attribute 'defaultPackage' missing"],
  related: ['output-deprecated-name'],
  on: ['select_expression'],

  *check(node, file) {
    const flake = flakeOf(file)
    const attrs = node.field('attrpath')?.fields('attr') ?? []
    const base = node.field('expression')
    if (!flake || !is(base, 'variable_expression') || node.field('default')) return
    const at = ofInput(base, attrs, file)
    const old = at === null ? null : keyName(attrs[at]!)
    const row = old === null ? undefined : RENAMED.get(old)
    if (at === null || !row) return
    const [to, perSystem] = row
    const system = attrs[at + 1]
    const tail = perSystem ? (system ? `.${system.text}.default` : null) : '.default'
    const range = { from: attrs[at]!.from, to: (perSystem ? system : attrs[at])?.to ?? attrs[at]!.to }
    const fix =
      tail === null
        ? []
        : [suggested(file, `Take \`${to}${perSystem ? '.<system>' : ''}.default\``, replace(range, to + tail))]
    yield finding(
      attrs[at]!,
      `\`${old}\` is the name from before Nix 2.7; the input may have dropped it for \`${to}\`.`,
      ...fix,
    )
  },
})

/** Which attribute is the output's name: the first of an input, the second of `inputs.x`. */
function ofInput(base: Node, attrs: readonly Node[], file: SourceFile): number | null {
  const flake = flakeOf(file)!
  const binding = scopesOf(file).bindingOf(base)
  if (binding?.owner !== flake.outputs?.function) return null
  if (binding?.kind === 'formal') return base.text === 'self' ? null : 0
  return attrs[0] && keyName(attrs[0]) !== 'self' && attrs[1] ? 1 : null
}
