import { finding, insert, remove, suggested } from '../engine/edits.ts'
import type { Kind } from '../engine/kinds.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { isFlakePath } from '../nix/flake.ts'
import { indentAt } from '../nix/layout.ts'
import { scopesOf } from '../nix/scope.ts'
import { ancestor, contains, descendants, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'flake-not-literal',
  family: 'flake',
  summary: '`flake.nix` that is not a set literal',
  severity: 'error',
  fix: 'suggested',
  errors: ["file '…/flake.nix' must be an attribute set"],
  related: ['flake-outputs-not-lambda'],
  on: ['source_code'],

  *check(root, file) {
    const expression = isFlakePath(file.path) && !root.hasError ? root.field('expression') : null
    if (!expression || isSet(unwrap(expression))) return
    const node = unwrap(expression)
    // Below the root, a `flake.nix` may as well be a module about flakes.
    if (file.path !== 'flake.nix' && !namesOutputs(node)) return
    yield finding(
      headOf(node),
      `A flake is a set written out as \`{ … }\`, not ${nameOf(node)}.`,
      ...moveLet(file, node),
    )
  },
})

const NAMES: Partial<Record<Kind, string>> = {
  let_expression: 'a `let`',
  with_expression: 'a `with`',
  function_expression: 'a function',
  apply_expression: 'a call',
  binary_expression: 'the result of an operator',
  if_expression: 'an `if`',
  assert_expression: 'an `assert`',
  list_expression: 'a list',
}

/** A set that it may give defines `outputs`: not one that is the value of a name. */
const namesOutputs = (node: Node): boolean =>
  descendants(node, 'attrset_expression', 'rec_attrset_expression').some(
    set => attrsOf(set).all.has('outputs') && !ancestor(set, 'binding'),
  )

const nameOf = (node: Node): string => NAMES[node.type] ?? 'another expression'

/** The first word or mark of an expression, or its operator. */
function headOf(node: Node) {
  const first = node.tokens[0]
  if (first && (first.from === node.from || is(node, 'binary_expression'))) return first
  const child = node.children[0]
  return child?.from === node.from && is(node, 'function_expression', 'apply_expression') ? child : node
}

/** A `let` whose names are used by the body of `outputs` only can stand there. */
function moveLet(file: SourceFile, node: Node): Fix[] {
  const set = is(node, 'let_expression') ? node.field('body') : null
  const outputs = isSet(set) ? attrsOf(set).get('outputs')?.values[0] : undefined
  const fn = outputs ? unwrap(outputs) : null
  const body = is(fn, 'function_expression') ? fn.field('body') : null
  if (!set || !body) return []
  const used = scopesOf(file)
    .boundBy(node)
    .flatMap(binding => binding.references)
  const movable = used.every(reference => contains(body, reference) || reference.to <= set.from)
  if (!movable) return []
  const text = file.text.slice(node.from, set.from).trimEnd()
  const indent = `\n${indentAt(file.text, body.from)}`
  const commented = node.children.some(child => is(child, 'comment') && child.to === node.from + text.length)
  // Inside of `''`, white space is content.
  const moved = text.includes("''") ? text : text.replaceAll('\n', indent)
  return [
    suggested(
      file,
      'Move the `let` into `outputs`',
      remove({ from: node.from, to: set.from }),
      insert(body.from, `${moved}${commented ? indent : ' '}`),
    ),
  ]
}
