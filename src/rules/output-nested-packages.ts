import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { type Output, outputsOf } from '../nix/outputs.ts'
import { is, unwrap } from '../nix/syntax.ts'
import { isSystem } from '../nix/systems.ts'

export default defineRule({
  id: 'output-nested-packages',
  family: 'output',
  summary: 'set or function where a package must be',
  severity: 'error',
  fix: 'suggested',
  errors: ["flake attribute '…' is not a derivation"],
  related: ['output-unknown-name', 'output-missing-system'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const seen = new Set<number>()
    for (const output of flake ? outputsOf(flake) : []) {
      const { path, keys, value } = output
      // Under `packages` come the system, where no helper puts it in, the package, and nothing more.
      const depth = output.within === 'flake' ? 2 : 1
      const key = keys[depth]
      if (!PACKAGES.has(path[0]!) || !key || seen.has(key.from)) continue
      if (depth === 2 && !isSystem(path[1]!)) continue
      const isDeeper = path.length > depth + 1 && isInOnePath(keys[depth]!, keys[depth + 1]!)
      const shape = isDeeper ? 'a set' : path.length === depth + 1 && value ? shapeOf(value) : null
      if (!shape) continue
      seen.add(key.from)
      yield finding(
        key,
        `\`${path[0]}\` holds packages and nothing else; \`${path[depth]}\` is ${shape}.`,
        ...rename(file, output, isDeeper),
      )
    }
  },
})

const PACKAGES = new Set(['packages', 'checks', 'devShells'])

/** The next name is written behind it: `packages.x86_64-linux.group.tool`. What stands in a set is seen at the set. */
const isInOnePath = (key: Node, next: Node): boolean => is(key.parent, 'attrpath') && key.parent === next.parent

/** What an expression is that can be no derivation. */
function shapeOf(value: Node): string | null {
  const node = unwrap(value)
  if (is(node, 'function_expression')) return 'a function'
  if (is(node, 'list_expression')) return 'a list'
  if (is(node, 'string_expression', 'indented_string_expression')) return 'a text'
  if (!isSet(node)) return null
  const attrs = attrsOf(node)
  return attrs.complete && !['type', 'outPath', 'drvPath'].some(name => attrs.all.has(name)) ? 'a set' : null
}

/** `legacyPackages` may hold anything. A path that names the system and more can be renamed alone. */
function rename(file: SourceFile, { path, keys, value }: Output, isDeeper: boolean): Fix[] {
  const [first] = keys
  const last = keys.at(-1)
  if (path[0] !== 'packages' || !first || !is(first.parent, 'attrpath') || last?.parent !== first.parent) return []
  if (!isDeeper && (!value || !isSet(unwrap(value)))) return []
  return [suggested(file, 'Move it to `legacyPackages`', replace(first, 'legacyPackages'))]
}
