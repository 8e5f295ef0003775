import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is } from '../nix/syntax.ts'

/** Fewer lines are seen at a glance. */
const LINES = 12

export default defineRule({
  id: 'with-at-file-top',
  family: 'style',
  summary: '`with` over a whole file',
  severity: 'hint',
  fix: 'none',
  related: ['nested-with', 'unused-with'],
  on: ['with_expression'],

  *check(node) {
    let above = node.parent
    while (
      is(above, 'function_expression', 'let_expression', 'parenthesized_expression', 'with_expression') &&
      !isBinding(above, node)
    )
      above = above.parent
    const environment = node.field('environment')
    if (!is(above, 'source_code') || !environment || node.text.split('\n').length < LINES) return
    yield finding(
      { from: node.from, to: environment.to },
      `Of no name in this file can a reader, or Nix, say whether it comes from \`${environment.text}\`.`,
    )
  },
})

/** The node stands in the definitions of a `let`, not in its body. */
const isBinding = (above: NonNullable<Parameters<typeof is>[0]>, node: { from: number }): boolean => {
  const body = above.field('body') ?? above.field('expression')
  return body === null || node.from < body.from
}
