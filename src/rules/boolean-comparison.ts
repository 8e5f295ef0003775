import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { booleanValue, calleeName, is, unwrap } from '../nix/syntax.ts'

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
    if (value === null || !isBoolean(unwrap(other)) || mayBeNull(unwrap(other), file)) return
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

/** It comes to `true` or `false`, and to nothing else, as far as its form and its name tell. */
function isBoolean(node: Node): boolean {
  if (is(node, 'has_attr_expression')) return true
  if (is(node, 'unary_expression')) return node.tokens[0]?.text === '!'
  if (is(node, 'binary_expression')) return /^(?:[=!]=|[<>]=?|&&|\|\||->)$/.test(node.tokens[0]?.text ?? '')
  if (is(node, 'apply_expression')) return /^(?:(?:is|has)[A-Z]\w*|any|all|elem)$/.test(calleeName(node) ?? '')
  if (!is(node, 'select_expression') || node.field('default')) return false
  const name = node.field('attrpath')?.fields('attr').at(-1)?.text ?? ''
  return /^(?:enabled?|success|(?:is|has)[A-Z]\w*|\w+Enabled)$/.test(name)
}

/** The file asks elsewhere whether it is `null`. */
const mayBeNull = ({ text }: Node, file: SourceFile): boolean =>
  ['==', '!='].some(operator => file.text.includes(`${text} ${operator} null`))
