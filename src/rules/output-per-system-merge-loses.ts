import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { type Output, updatesOf } from '../nix/outputs.ts'
import { descendants, is } from '../nix/syntax.ts'

export default defineRule({
  id: 'output-per-system-merge-loses',
  family: 'output',
  summary: 'outputs that `//` throws away',
  severity: 'error',
  fix: 'none',
  errors: ["flake '…' does not provide attribute '…', '…' or '…'"],
  related: ['output-inside-each-system', 'module-update-on-mkif'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const done = new Set<Node>()
    for (const { left, right } of flake ? updatesOf(flake) : []) {
      // One finding for each name, at its first place.
      const seen = new Set<string>()
      for (const { path, keys, value } of right) {
        const [key] = keys
        const lost = left.find(other => other.path[0] === path[0])
        if (!key || !lost || seen.has(path[0]!) || done.has(key) || !value || mentions(statementOf(key), path[0]!))
          continue
        seen.add(path[0]!)
        done.add(key)
        yield finding(key, `\`//\` puts this in the place of ${placeOf(lost)}, which is lost: sets are not merged.`)
      }
    }
  },
})

const placeOf = ({ path, within }: Output): string =>
  within === 'each-system' ? `the \`${path[0]}\` of \`eachDefaultSystem\`` : `the other \`${path[0]}\``

/** It takes from somewhere what has the same name, which may well be the other side: `packages = base.packages // { … }`. */
const mentions = (statement: Node, name: string): boolean =>
  descendants(statement, 'select_expression').some(node =>
    node
      .field('attrpath')
      ?.fields('attr')
      .some(attr => attr.text === name),
  )

function statementOf(key: Node): Node {
  let node = key
  while (node.parent && !is(node, 'binding', 'inherit', 'inherit_from')) node = node.parent
  return node
}
