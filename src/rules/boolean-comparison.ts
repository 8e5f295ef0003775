import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { booleanValue, is } from '../nix/syntax.ts'

export default defineRule({
  id: 'boolean-comparison',
  family: 'style',
  summary: 'comparison with `true` or `false`',
  severity: 'hint',
  fix: 'suggested',
  on: ['binary_expression'],

  *check(node, file) {
    const operator = node.tokens[0]?.text ?? ''
    const [left, right] = [node.field('left'), node.field('right')]
    if (!/^[!=]=$/.test(operator) || !left || !right) return
    const [value, other] = booleanValue(right) !== null ? [booleanValue(right), left] : [booleanValue(left), right]
    // `x.y or null == true` asks whether it is there as well.
    if (value === null || booleanValue(other) !== null || (is(other, 'select_expression') && other.field('default')))
      return
    const isSame = (operator === '==') === value
    const simple = is(other, 'variable_expression', 'select_expression', 'parenthesized_expression')
    const text = isSame ? other.text : `!${simple ? other.text : `(${other.text})`}`
    yield finding(
      node,
      `A comparison with \`${value}\` says nothing new.`,
      suggested(file, `Write \`${text.length > 30 ? (isSame ? 'it' : '!…') : text}\``, replace(node, text)),
    )
  },
})
