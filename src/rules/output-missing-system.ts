import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { outputsOf } from '../nix/outputs.ts'
import { is, selectPath } from '../nix/syntax.ts'
import { isSystem } from '../nix/systems.ts'

const PER_SYSTEM = new Set(['apps', 'bundlers', 'checks', 'devShells', 'legacyPackages', 'packages'])

/** Packages that people use as a formatter. Any other value may be a function of the system. */
const FORMATTERS = new Set(['alejandra', 'nixfmt', 'nixfmt-rfc-style', 'nixfmt-tree', 'nixpkgs-fmt'])

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
    for (const { path, keys, within, value, dynamic } of flake ? outputsOf(flake) : []) {
      if (within !== 'flake') continue
      const [output, name] = path
      const isFormatter = path.length === 1 && output === 'formatter' && !dynamic && value !== null
      if (isFormatter && FORMATTERS.has(selectPath(value)?.at(-1) ?? '')) {
        yield finding(keys[0]!, 'The output `formatter` must name a system before its value.', addSystem(file, keys[0]!.to))
      }
      if (path.length !== 2 || !PER_SYSTEM.has(output!) || isSystem(name!)) continue
      const key = keys[1]!
      const inPath = is(key.parent, 'attrpath') && key.parent.fields('attr').includes(keys[0]!)
      yield finding(
        key,
        `The output \`${output}\` must name a system before \`${name}\`.`,
        ...(inPath ? [addSystem(file, keys[0]!.to)] : []),
      )
    }
  },
})

/** The system that the document already speaks of, if it is only one. */
function addSystem(file: SourceFile, at: number) {
  const named = new Set(file.text.match(/\b(?:x86_64|aarch64)-(?:linux|darwin)\b/g))
  const system = named.size === 1 ? [...named][0]! : 'x86_64-linux'
  return suggested(file, `Put \`${system}\` in front`, insert(at, `.${system}`))
}
