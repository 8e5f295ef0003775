import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { booleanValue, is } from '../nix/syntax.ts'

export default defineRule({
  id: 'if-with-booleans',
  family: 'style',
  summary: '`if` that only chooses `true` or `false`',
  severity: 'hint',
  fix: 'safe',
  related: ['boolean-comparison', 'negated-comparison'],
  on: ['if_expression'],

  *check(node, file) {
    const [condition, yes, no] = [node.field('condition'), node.field('consequence'), node.field('alternative')]
    if (!condition || !yes || !no) return
    const value = booleanValue(yes)
    if (value === null || booleanValue(no) !== !value) return
    const isSimple = is(condition, 'variable_expression', 'select_expression', 'parenthesized_expression')
    const text = value ? condition.text : isSimple ? `!${condition.text}` : `!(${condition.text})`
    const what = value ? 'The condition is the value' : 'The negated condition is the value'
    const fix = /#|\/\*/.test(node.text) ? [] : [safe(file, 'Take the condition alone', replace(node, text))]
    yield finding({ from: node.from, to: condition.to }, `${what}: \`if\` adds nothing.`, ...fix)
  },
})
