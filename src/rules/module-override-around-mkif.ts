import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-override-around-mkif',
  family: 'module',
  summary: '`mkDefault` or `mkForce` around `mkIf`',
  severity: 'error',
  fix: 'suggested',
  errors: ["A definition for option `…' is not of type `…'."],
  related: ['module-update-on-mkif', 'option-default-mkdefault'],
  words: ['mkDefault', 'mkForce', 'mkOverride'],
  on: ['apply_expression'],

  *check(node, file) {
    const outer = callOf(node)
    const name = calleeName(node) ?? ''
    if (outer.args.length !== (name === 'mkOverride' ? 2 : 1) || !/^mk(?:Default|Force|Override)$/.test(name)) return
    const inner = unwrap(outer.args.at(-1)!)
    const { callee, args } = callOf(inner)
    const [condition, value] = args
    if (calleeName(inner) !== 'mkIf' || !condition || !value || args.length !== 2 || !isPlain(value)) return
    const marks = [outer.callee.text, ...outer.args.slice(0, -1).map(({ text }) => text)].join(' ')
    const whole = file.text.slice(node.from, node.to)
    const isComment = /#|\/\*/.test(whole.replace(value.text, ''))
    const content =
      is(value, 'parenthesized_expression') || !is(value, 'with_expression', 'if_expression', 'binary_expression')
        ? value.text
        : `(${value.text})`
    const text = `${callee.text} ${condition.text} (${marks} ${content})`
    const fix = isComment ? [] : [suggested(file, 'Put `mkIf` outside', replace(node, text))]
    yield finding(
      outer.callee,
      `\`${name}\` holds the mark of \`mkIf\` for the value: conditions stand outside, priorities inside.`,
      ...fix,
    )
  },
})

/** A value that is no set: a set may belong to a submodule, which looks at marks once more. */
function isPlain(node: Node): boolean {
  let value = unwrap(node)
  while (is(value, 'with_expression') && value.field('body')) value = unwrap(value.field('body')!)
  return (
    is(
      value,
      'string_expression',
      'indented_string_expression',
      'list_expression',
      'integer_expression',
      'float_expression',
      'path_expression',
    ) || ['true', 'false', 'null'].includes(value.text)
  )
}
