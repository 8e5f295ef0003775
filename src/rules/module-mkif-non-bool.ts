import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, is, stringValue, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-mkif-non-bool',
  family: 'module',
  summary: '`mkIf` with a condition that is no boolean',
  severity: 'error',
  fix: 'safe',
  errors: ['‘mkIf’ called with a non-Boolean condition'],
  related: ['condition-without-parentheses'],
  words: ['mkIf'],
  on: ['apply_expression'],

  *check(node, file) {
    const { args } = callOf(node)
    const [condition] = args
    if (args.length !== 2 || !condition || calleeName(node) !== 'mkIf') return
    const kind = kindOf(unwrap(condition))
    const text = stringValue(condition)
    const fix =
      text === 'true' || text === 'false' ? [safe(file, 'Take off the quotes', replace(unwrap(condition), text))] : []
    if (kind) yield finding(condition, `\`mkIf\` wants \`true\` or \`false\`, this is ${kind}.`, ...fix)
  },
})

/** What a literal is; null for what only evaluation can tell. */
function kindOf(node: Node): string | null {
  if (is(node, 'string_expression', 'indented_string_expression')) return 'a text'
  if (is(node, 'attrset_expression', 'rec_attrset_expression')) return 'a set'
  if (is(node, 'list_expression')) return 'a list'
  if (is(node, 'integer_expression', 'float_expression')) return 'a number'
  if (is(node, 'path_expression')) return 'a path'
  return node.text === 'null' ? '`null`' : null
}
