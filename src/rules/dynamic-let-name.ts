import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { statementsOf } from '../nix/attrs.ts'
import { is, keyName } from '../nix/syntax.ts'

export default defineRule({
  id: 'dynamic-let-name',
  family: 'syntax',
  summary: 'computed name in a `let` or behind `inherit`',
  severity: 'error',
  fix: 'none',
  errors: ['dynamic attributes not allowed in let', 'dynamic attributes not allowed in inherit'],
  related: ['duplicate-attribute'],
  on: ['let_expression', 'inherited_attrs'],

  *check(node) {
    const isLet = is(node, 'let_expression')
    const names = isLet
      ? statementsOf(node).flatMap(statement => statement.field('attrpath')?.fields('attr')[0] ?? [])
      : node.fields('attr')
    for (const name of names) {
      if (keyName(name) !== null) continue
      const where = isLet ? 'in a `let`' : 'behind `inherit`'
      yield finding(name, `A name ${where} is written out: \`${name.text.split('\n')[0]}\` is computed.`)
    }
  },
})
