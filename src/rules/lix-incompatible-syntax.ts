import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Finding, type Node } from '../engine/model.ts'
import { is } from '../nix/syntax.ts'

/** What Lix refuses unless `deprecated-features` allows it. Source: lix/libexpr/parser, `deprecated-features`, 2.92 to 2.95. */
export default defineRule({
  id: 'lix-incompatible-syntax',
  family: 'lix',
  summary: 'syntax that Lix has given up',
  severity: 'error',
  fix: 'safe',
  related: ['lost-escape', 'url-literal'],
  on: ['let_attrset_expression', 'uri_expression', 'binding', 'formal'],

  *check(node, file, { target }) {
    if (target.dialect !== 'lix') return
    if (is(node, 'let_attrset_expression'))
      yield finding(node.tokens[0]!, 'Lix does not know `let { body = …; }`: write `let … in`.')
    if (is(node, 'uri_expression'))
      yield finding(
        node,
        'Lix takes no URL without quotes.',
        safe(file, 'Put it into quotes', replace(node, `"${node.text}"`)),
      )
    if (is(node, 'binding') || is(node, 'formal')) yield* shadowed(node)
  },
})

/** Names that the parser of Nix calls behind the reader's back: `__sub` is what `-` becomes. */
const INTERNAL = new Set(['__sub', '__mul', '__div', '__lessThan', '__curPos', '__findFile', '__nixPath'])

function* shadowed(node: Node): Generator<Finding> {
  const name = is(node, 'formal') ? node.field('name') : (node.field('attrpath')?.fields('attr')[0] ?? null)
  const isBound = is(node, 'formal') || is(node.parent?.parent, 'let_expression', 'rec_attrset_expression')
  if (name && isBound && INTERNAL.has(name.text))
    yield finding(name, `Lix does not let \`${name.text}\` be bound anew.`)
}
