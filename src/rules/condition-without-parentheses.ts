import { finding, insert, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

/** Functions of lib that take a condition, and one thing more. */
const CONDITIONED = new Set(['mkIf', 'optional', 'optionals', 'optionalAttrs', 'optionalString'])
const OPERATORS = new Set(['&&', '||', '->', '==', '!=', '<', '<=', '>', '>='])

export default defineRule({
  id: 'condition-without-parentheses',
  family: 'module',
  summary: 'condition of `mkIf` or `optional` without parentheses',
  severity: 'error',
  fix: 'safe',
  errors: ['expected a Boolean but found a function', 'attempt to call something which is not a function but …'],
  related: ['module-mkif-non-bool'],
  words: [...CONDITIONED],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const name = calleeName(node)
    const [condition] = args
    if (name === null || !CONDITIONED.has(name) || !condition || args.length !== 1) return
    if (is(node.parent, 'apply_expression') && node.parent.field('function') === node) return
    const end = endOf(node)
    if (!end) return
    const fix = safe(file, 'Put the condition in parentheses', insert(condition.from, '('), insert(end, ')'))
    yield finding(
      callee,
      `\`${name}\` takes only \`${condition.text}\` as its condition: a call binds closer than the operator behind it.`,
      fix,
    )
  },
})

/** Where the condition ends: `mkIf a && b { }` is `(mkIf a) && (b { })`, and what `b` is called with was meant for `mkIf`. */
function endOf(call: Node): number | null {
  let last: Node = call
  while (is(last.parent, 'binary_expression') && OPERATORS.has(last.parent.tokens[0]?.text ?? '')) {
    if (last.parent.field('left') !== last) return null
    last = last.parent
  }
  if (last === call) return null
  // In a chain such as `a && b || c { }` the call is the last thing written.
  let right: Node | null = last.field('right')
  while (is(right, 'binary_expression', 'unary_expression'))
    right = right.field(is(right, 'unary_expression') ? 'argument' : 'right')
  if (!is(right, 'apply_expression')) return null
  const outer = right.field('argument')
  let meant = outer ? unwrap(outer) : null
  while (is(meant, 'with_expression')) meant = meant.field('body')
  const isBody = is(
    meant,
    'attrset_expression',
    'rec_attrset_expression',
    'list_expression',
    'string_expression',
    'indented_string_expression',
  )
  return isBody ? (right.field('function')?.to ?? null) : null
}
