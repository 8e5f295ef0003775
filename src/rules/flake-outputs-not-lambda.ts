import { finding, insert, rangeOf, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type Range, type SourceFile } from '../engine/model.ts'
import { isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { callOf, descendants, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'flake-outputs-not-lambda',
  family: 'flake',
  summary: '`outputs` that is not written as a function',
  severity: 'error',
  fix: 'safe',
  errors: ['expected a function but got a thunk', 'expected a function but got a set'],
  related: ['flake-not-literal', 'flake-input-not-accepted'],
  on: ['source_code'],

  *check(_, file) {
    const outputs = flakeOf(file)?.outputs
    if (!outputs || outputs.function || outputs.value.hasError) return
    const node = unwrap(outputs.value)
    const fix = wrap(file, node)
    yield finding(
      headOf(node),
      `The value of \`outputs\` must be a function written here, such as \`inputs: …\`.`,
      ...fix,
    )
  },
})

/** The function that is called, the first word of a `let`, the brace of a set: enough to look at. */
function headOf(node: Node): Range {
  if (is(node, 'apply_expression')) return callOf(node).callee
  return is(node, 'let_expression', 'with_expression', 'binary_expression') || isSet(node)
    ? rangeOf(node.tokens[0]!)
    : node
}

/** A set becomes the body of a function; anything else is called with the argument that it was waiting for. */
function wrap(file: SourceFile, node: Node): Fix[] {
  const taken = descendants(node, 'variable_expression').some(({ text }) => text === 'inputs')
  if (taken) return []
  if (isSet(node)) return [safe(file, 'Make it a function of `inputs`', insert(node.from, 'inputs: '))]
  const simple = is(node, 'variable_expression', 'select_expression', 'apply_expression')
  const bare = simple || node.parent?.type === 'parenthesized_expression'
  const outer = node.parent?.type === 'parenthesized_expression' ? node.parent : node
  const edits = bare
    ? [insert(outer.from, 'inputs: '), insert(outer.to, ' inputs')]
    : [insert(outer.from, 'inputs: ('), insert(outer.to, ') inputs')]
  return [safe(file, 'Call it with `inputs`', ...edits)]
}
