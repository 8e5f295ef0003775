import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'has-attr-then-select',
  family: 'style',
  summary: '`if x ? a then x.a else b`',
  severity: 'hint',
  fix: 'safe',
  on: ['if_expression'],

  *check(node, file) {
    const [condition, yes, no] = [node.field('condition'), node.field('consequence'), node.field('alternative')]
    const asked = condition ? unwrap(condition) : null
    const taken = yes ? unwrap(yes) : null
    if (!is(asked, 'has_attr_expression') || !is(taken, 'select_expression') || !no) return
    const [set, path] = [asked.field('expression')?.text, asked.field('attrpath')?.text]
    if (!set || taken.field('default') || taken.field('expression')?.text !== set) return
    if (taken.field('attrpath')?.text !== path) return
    const isSimple = is(no, ...SIMPLE) && !(is(no, 'select_expression') && no.field('default'))
    const text = `${set}.${path} or ${isSimple ? no.text : `(${no.text})`}`
    const fix = /#|\/\*/.test(node.text) ? [] : [safe(file, 'Write `… or …`', replace(node, text))]
    yield finding({ from: node.from, to: asked.to }, `\`${set}.${path} or …\` says the same.`, ...fix)
  },
})

/** What may stand behind `or` without parentheses. */
const SIMPLE = [
  'variable_expression',
  'integer_expression',
  'float_expression',
  'string_expression',
  'indented_string_expression',
  'path_expression',
  'list_expression',
  'attrset_expression',
  'rec_attrset_expression',
  'parenthesized_expression',
  'select_expression',
] as const
