import { finding, insert, replace, safe } from '../engine/edits.ts'
import { defineRule, type Finding, type Node, type SourceFile } from '../engine/model.ts'
import { isSet, statementsOf } from '../nix/attrs.ts'
import { groupBy } from '../nix/group.ts'
import { asLetIn } from '../nix/legacy-let.ts'
import { scopesOf } from '../nix/scope.ts'
import { contains, is, keyName, unwrap } from '../nix/syntax.ts'

/** What Lix 2.95 refuses unless `deprecated-features` allows it. Source: lix/libutil/deprecated-features and
    lix/libexpr/parser. Not line ends: they are no matter of what is written. */
export default defineRule({
  id: 'lix-incompatible-syntax',
  family: 'lix',
  summary: 'syntax that Lix has given up',
  severity: 'error',
  fix: 'safe',
  errors: ['URL literals are deprecated, allow using them with --extra-deprecated-features url-literals'],
  related: ['lix-deprecated-syntax', 'legacy-let-syntax', 'url-literal'],
  dialect: 'lix',
  on: [
    'let_attrset_expression',
    'uri_expression',
    'attrset_expression',
    'rec_attrset_expression',
    'let_expression',
    'variable_expression',
    'binary_expression',
    'unary_expression',
    'apply_expression',
    'list_expression',
  ],

  *check(node, file) {
    if (is(node, 'let_attrset_expression')) {
      const edits = asLetIn(node, file)
      const fix = edits ? [safe(file, 'Write `let … in`', ...edits)] : []
      yield finding({ from: node.from, to: node.from + 3 }, 'Lix does not read `let { body = …; }`.', ...fix)
    } else if (is(node, 'uri_expression')) {
      const fix = safe(file, 'Put it into quotes', replace(node, `"${node.text}"`))
      yield finding(node, 'Lix takes no URL without quotes.', fix)
    } else if (isSet(node) || is(node, 'let_expression')) yield* mergedSets(node)
    else if (is(node, 'apply_expression', 'list_expression')) yield* tokensWithoutSpace(node, file)
    else yield* shadowed(node, file)
  },
})

function* mergedSets(set: Node): Generator<Finding> {
  const byName = groupBy(statementsOf(set), statement => {
    const first = statement.field('attrpath')?.fields('attr')[0]
    return first ? keyName(first) : null
  })
  for (const [name, statements] of byName) {
    if (name === null) continue
    const key = statements.at(-1)!.field('attrpath')!.fields('attr')[0]!
    if (name === '__overrides' && is(set, 'rec_attrset_expression'))
      yield finding(key, 'Lix does not let `__overrides` change a `rec` set.')
    if (statements.length > 1 && statements.some(isRec) && !statements.every(isRec))
      yield finding(key, `Lix does not merge \`${name}\`: one part of it is \`rec\`, and another is not.`)
  }
}

const isRec = (statement: Node): boolean => {
  const value = statement.field('expression')
  const isWhole = statement.field('attrpath')?.fields('attr').length === 1
  return isWhole && is(value && unwrap(value), 'rec_attrset_expression')
}

const TOKENS = [
  'variable_expression',
  'integer_expression',
  'float_expression',
  'string_expression',
  'indented_string_expression',
  'path_expression',
  'uri_expression',
] as const

/** `0x10` is 0 and `x10`, and `"a""b"` are two strings. */
function* tokensWithoutSpace(node: Node, file: SourceFile): Generator<Finding> {
  const parts = is(node, 'list_expression')
    ? node.fields('element')
    : [node.field('function'), node.field('argument')].flatMap(part => part ?? [])
  for (const [index, right] of parts.entries()) {
    const before = parts[index - 1]
    const left = is(before, 'apply_expression') ? before.field('argument') : before
    const first = is(right, 'select_expression') ? right.field('expression') : right
    if (!left || left.to !== right.from || !is(left, ...TOKENS) || !is(first, ...TOKENS)) continue
    const fix = safe(file, 'Put a space between them', insert(right.from, ' '))
    yield finding(
      { from: left.from, to: first.to },
      `Lix wants white space between \`${left.text}\` and \`${first.text}\`.`,
      fix,
    )
  }
}

/** What the parser of Nix calls behind the reader's back. */
const INTERNAL: ReadonlyMap<string, string> = new Map([
  ['-', '__sub'],
  ['*', '__mul'],
  ['/', '__div'],
  ['<', '__lessThan'],
  ['<=', '__lessThan'],
  ['>', '__lessThan'],
  ['>=', '__lessThan'],
])

function* shadowed(node: Node, file: SourceFile): Generator<Finding> {
  const { bindings, bindingOf } = scopesOf(file)
  if (is(node, 'variable_expression')) {
    if (/^(?:true|false|null)$/.test(node.text) && bindingOf(node))
      yield finding(node, `Lix does not let \`${node.text}\` mean anything else.`)
    return
  }
  const operator = node.tokens[0]
  const name = INTERNAL.get(operator?.text ?? '')
  if (operator && name && bindings.some(binding => binding.name === name && contains(binding.owner, node)))
    yield finding(operator, `Lix does not let \`${name}\` change what \`${operator.text}\` does.`)
}
