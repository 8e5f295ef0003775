import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { scopesOf } from '../nix/scope.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'nested-with',
  family: 'style',
  summary: '`with` directly in a `with`',
  severity: 'hint',
  fix: 'none',
  related: ['with-at-file-top', 'unused-with'],
  on: ['with_expression'],

  *check(node, file) {
    const environment = node.field('environment')
    const outer = node.parent
    if (!environment || !is(outer, 'with_expression') || outer.field('body') !== node) return
    const from = outer.field('environment')
    if (!from || !scopesOf(file).free.some(({ withs }) => withs.includes(environment))) return
    yield finding(
      { from: node.from, to: environment.to },
      `A name may come from \`${environment.text}\` or from \`${from.text}\`: the inner one wins, whatever it gets tomorrow.`,
    )
  },
})
