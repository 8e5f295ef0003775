import { finding, replace, safe } from '../engine/edits.ts'
import type { Kind } from '../engine/kinds.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { isSet, statementsOf } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { is, keyName, stringValue, unwrap } from '../nix/syntax.ts'
import { quoted } from '../nix/urls.ts'

export default defineRule({
  id: 'flake-computed-metadata',
  family: 'flake',
  summary: 'inputs, description or `nixConfig` that are computed',
  severity: 'error',
  fix: 'safe',
  errors: [
    'expected a set but got a thunk',
    'expected a string but got a thunk',
    'expected a string or a path but got a thunk',
    'expected a Boolean but got a thunk',
    "flake configuration setting '…' is a thunk",
  ],
  related: ['flake-not-literal', 'flake-outputs-not-lambda'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    for (const statement of flake ? statementsOf(flake.set) : []) {
      const first = statement.field('attrpath')?.fields('attr')[0]
      const name = first ? keyName(first) : null
      if (name === 'description' || name === 'inputs' || name === 'nixConfig')
        yield* checkStatement(file, statement, name)
    }
  },
})

function* checkStatement(file: SourceFile, statement: Node, name: string) {
  const todo = [statement]
  for (let at = todo.pop(); at; at = todo.pop()) {
    const value = at.field('expression')
    if (!is(at, 'binding') || !value) {
      // What is inherited is looked up, which is computed.
      const inherited = at.field('attrs')?.fields('attr')[0]
      if (inherited) yield finding(inherited, messageFor(name, 'an `inherit`'))
      continue
    }
    const inner = unwrap(value)
    if (isSet(inner)) todo.push(...statementsOf(inner).toReversed())
    else if (!isLiteral(inner))
      yield finding(value, messageFor(name, NAMES[inner.type] ?? 'computed'), ...joined(file, value))
  }
}

const messageFor = (name: string, what: string): string =>
  `Nix reads \`${name}\` without evaluating: it must be written out, and this is ${what}.`

const NAMES: Partial<Record<Kind, string>> = {
  apply_expression: 'a call',
  binary_expression: 'the result of an operator',
  has_attr_expression: 'the result of an operator',
  if_expression: 'an `if`',
  indented_string_expression: 'a text with `${…}`',
  let_expression: 'a `let`',
  select_expression: 'taken out of a set',
  string_expression: 'a text with `${…}`',
  unary_expression: 'the result of an operator',
  variable_expression: 'a variable',
  with_expression: 'a `with`',
}

/** Nix takes it as it stands. Broken text is for others to report, and so is a literal of the wrong kind. */
function isLiteral(node: Node): boolean {
  if (node.hasError) return true
  if (is(node, 'variable_expression')) return ['true', 'false', 'null'].includes(node.text)
  if (is(node, 'string_expression', 'indented_string_expression', 'path_expression'))
    return !node.children.some(child => child.type === 'interpolation')
  return NAMES[node.type] === undefined
}

/** `"a" + "b"` is `"ab"`. */
function joined(file: SourceFile, value: Node): Fix[] {
  const text = textOf(unwrap(value))
  return text === null ? [] : [safe(file, 'Join the texts', replace(value, quoted(text)))]
}

function textOf(node: Node): string | null {
  const parts: string[] = []
  let at = node
  // `+` leans to the left: the last operand is on the right.
  while (is(at, 'binary_expression') && at.tokens[0]?.text === '+' && !hasComment(at)) {
    const right = stringValue(at.field('right'))
    const left = at.field('left')
    if (right === null || !left) return null
    parts.unshift(right)
    at = unwrap(left)
  }
  const first = stringValue(at)
  const text = first === null || parts.length === 0 ? null : first + parts.join('')
  return text?.includes('\n') ? null : text
}

const hasComment = (node: Node): boolean => node.children.some(child => child.type === 'comment')
