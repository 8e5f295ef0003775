import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

/** Functions whose result is a mark around a definition, not the definition. */
const MARKS = /^mk(?:If|Merge|Force|Default|Override|Before|After|Order|VMOverride)$/

export default defineRule({
  id: 'module-update-on-mkif',
  family: 'module',
  summary: '`//` with `mkIf` or `mkMerge`, which loses definitions',
  severity: 'error',
  fix: 'suggested',
  related: ['module-config-conditional'],
  on: ['binary_expression'],

  *check(node, file) {
    const operator = node.tokens[0]
    const sides = [node.field('left'), node.field('right')].flatMap(side => side ?? [])
    const marked = sides.find(side => isMark(unwrap(side)))
    if (operator?.text !== '//' || sides.length !== 2 || !marked) return
    const { callee } = callOf(unwrap(marked))
    const lib = callee.text.includes('.') ? callee.text.slice(0, callee.text.lastIndexOf('.') + 1) : ''
    const whole = is(node.parent, 'binary_expression')
      ? []
      : [`${lib}mkMerge [ ${sides.map(parenthesised).join(' ')} ]`]
    const message = `\`//\` merges the mark that \`${calleeName(marked)}\` makes, not what it holds: the other side is lost.`
    yield finding(
      operator,
      message,
      ...whole.map(text => suggested(file, 'Merge both with `mkMerge`', replace(node, text))),
    )
  },
})

/** Called with all its arguments. */
function isMark(node: Node): boolean {
  const name = is(node, 'apply_expression') ? (calleeName(node) ?? '') : ''
  return MARKS.test(name) && callOf(node).args.length >= (/^mk(?:If|Override|Order)$/.test(name) ? 2 : 1)
}

const parenthesised = (node: Node): string =>
  is(node, 'apply_expression', 'binary_expression', 'with_expression', 'let_expression') ? `(${node.text})` : node.text
