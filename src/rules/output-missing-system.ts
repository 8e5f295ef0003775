import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { type Output, outputsOf } from '../nix/outputs.ts'
import { descendants, selectPath } from '../nix/syntax.ts'
import { isSystem, meantSystem } from '../nix/systems.ts'

export default defineRule({
  id: 'output-missing-system',
  family: 'output',
  summary: 'per-system output without a system',
  severity: 'error',
  fix: 'suggested',
  errors: ["'…' is not a valid system type"],
  related: ['output-deprecated-name'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const outputs = (flake ? outputsOf(flake) : []).filter(output => output.within === 'flake')
    const seen = new Set<Node>()
    for (const output of outputs) {
      const { path, keys } = output
      if (isFormatter(output)) {
        yield finding(
          keys[0]!,
          'The output `formatter` must name a system before its value.',
          addSystem(file, keys[0]!),
        )
      }
      if (path.length < 2 || !PER_SYSTEM.has(path[0]!) || isSystem(path[1]!) || seen.has(keys[1]!)) continue
      // A name that is nearly a system is `output-invalid-system`.
      if (meantSystem(path[1]!)) continue
      seen.add(keys[1]!)
      // Where `packages` stands for several names, the system goes in front of all or none.
      const mixed = outputs.some(
        other => other.keys[0] === keys[0] && other.path.length > 1 && isSystem(other.path[1]!),
      )
      const fixes = mixed || isUsed(file, path[0]!) ? [] : [addSystem(file, keys[0]!)]
      yield finding(keys[1]!, `The output \`${path[0]}\` must name a system before \`${path[1]}\`.`, ...fixes)
    }
  },
})

const PER_SYSTEM = new Set(['apps', 'bundlers', 'checks', 'devShells', 'legacyPackages', 'packages'])

/** Packages that people use as a formatter. Any other value may be a function of the system. */
const FORMATTERS = new Set(['alejandra', 'nixfmt', 'nixfmt-rfc-style', 'nixfmt-tree', 'nixpkgs-fmt'])

const isFormatter = ({ path, value, dynamic }: Output): boolean =>
  path.length === 1 && path[0] === 'formatter' && !dynamic && FORMATTERS.has((value && selectPath(value)?.at(-1)) ?? '')

/** Some expression takes from the output what is under no system: `self.packages.default`, or `packages.default` in a `rec`. */
const isUsed = (file: SourceFile, output: string): boolean =>
  descendants(file.root, 'select_expression').some(node => {
    const path = selectPath(node)
    const next = path?.[path.indexOf(output) + 1]
    return path?.includes(output) === true && next !== undefined && !isSystem(next)
  })

/** The system that the document already speaks of, if it is only one, behind the name of the output. */
function addSystem(file: SourceFile, output: Node) {
  const named = new Set(file.text.match(/\b(?:x86_64|aarch64)-(?:linux|darwin)\b/g))
  const system = named.size === 1 ? [...named][0]! : 'x86_64-linux'
  return suggested(file, `Put \`${system}\` in front`, insert(output.to, `.${system}`))
}
