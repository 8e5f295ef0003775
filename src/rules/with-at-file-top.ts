import { finding, insert, remove, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { indentAt } from '../nix/layout.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, selectPath } from '../nix/syntax.ts'

/** Fewer lines are seen at a glance. */
const LINES = 12
/** Longer lists of names get a line for each. */
const WIDTH = 70

export default defineRule({
  id: 'with-at-file-top',
  family: 'style',
  summary: '`with` over a whole file',
  severity: 'hint',
  fix: 'suggested',
  related: ['nested-with', 'unused-with'],
  on: ['with_expression'],

  *check(node, file) {
    let above = node.parent
    while (
      is(above, 'function_expression', 'let_expression', 'parenthesized_expression', 'with_expression') &&
      !isBinding(above, node)
    )
      above = above.parent
    const environment = node.field('environment')
    if (!is(above, 'source_code') || !environment || node.text.split('\n').length < LINES) return
    const said = environment.text.length > 30 ? 'this set' : `\`${environment.text}\``
    yield finding(
      { from: node.from, to: environment.to },
      `Of no name in this file can a reader, or Nix, say whether it comes from ${said}.`,
      ...inheritFix(node, environment, file),
    )
  },
})

/** The node stands in the definitions of a `let`, not in its body. */
const isBinding = (above: NonNullable<Parameters<typeof is>[0]>, node: { from: number }): boolean => {
  const body = above.field('body') ?? above.field('expression')
  return body === null || node.from < body.from
}

/** `inherit (lib) a b;` in the `let` below, or in a new one, when each name can only come from this `with`. */
function inheritFix(node: Node, environment: Node, file: SourceFile): readonly Fix[] {
  const body = node.field('body')
  const scopes = scopesOf(file)
  const taken = scopes.free.filter(({ withs }) => withs.includes(environment))
  const names = [...new Set(taken.map(name => name.node.text))].sort()
  const root = selectPath(environment)?.[0]
  const hasComment = body && /#|\/\*/.test(file.text.slice(node.from, body.from))
  if (!body || !root || hasComment || names.length === 0 || taken.some(({ withs }) => withs.length > 1)) return []
  const indent = indentAt(file.text, node.from)
  const long = names.join(' ').length > WIDTH
  const added = (inner: string): string =>
    `inherit (${environment.text})${long ? names.map(name => `\n${inner}  ${name}`).join('') : ` ${names.join(' ')}`}${long ? `\n${inner}  ` : ''};`
  const title = 'Inherit the names that are used'
  if (!is(body, 'let_expression')) {
    const text = `let\n${indent}  ${added(`${indent}  `)}\n${indent}in\n${indent}`
    return [suggested(file, title, replace({ from: node.from, to: body.from }, text))]
  }
  // Names that the `let` inherits, or the set itself, would mean something else among its own.
  const own = taken.some(
    ({ node: name }) => is(name.parent, 'inherited_attrs') && name.parent.parent?.parent?.parent === body,
  )
  const isRebound = scopes.boundBy(body).some(({ name }) => name === root)
  if (own || isRebound) return []
  const first = body.children.find(child => child.type === 'binding_set')
  const end = body.tokens.find(token => token.text === 'in')
  const inner = first ? indentAt(file.text, first.from) : `${indent}  `
  const line = first
    ? insert(first.from, `${added(inner)}\n${inner}`)
    : end && insert(end.from, `  ${added(inner)}\n${indent}`)
  return line ? [suggested(file, title, remove({ from: node.from, to: body.from }), line)] : []
}
