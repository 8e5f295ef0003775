import type { Kind } from '../engine/kinds.ts'
import type { Node } from '../engine/model.ts'
import { indexOf, NAMED, perNode, treeOf } from '../engine/tree.ts'

/** The node is there and of that kind. */
export function is<K extends Kind>(node: Node | null | undefined, ...kinds: readonly K[]): node is Node<K> {
  return node != null && (kinds as readonly Kind[]).includes(node.type)
}

/** The expression inside any parentheses. */
export function unwrap(node: Node): Node {
  let inner = node
  while (inner.type === 'parenthesized_expression') {
    const next = inner.field('expression')
    if (!next) return inner
    inner = next
  }
  return inner
}

/** What stands around an expression and any parentheses. */
export function outside(node: Node): Node | null {
  let above = node.parent
  while (is(above, 'parenthesized_expression')) above = above.parent
  return above
}

/** The text of a string, quotes included, with something else of the same length for each interpolation. */
export function textWithout(string: Node, insteadOf: (length: number) => string): string {
  let text = string.text
  for (const { type, from, to } of string.children) {
    if (type !== 'interpolation') continue
    text = text.slice(0, from - string.from) + insteadOf(to - from) + text.slice(to - string.from)
  }
  return text
}

/** The value of a string whose text is known without evaluating: no interpolation. URLs without quotes are strings too.
    @returns null for any other expression */
export function stringValue(node: Node | null): string | null {
  if (!node) return null
  const inner = unwrap(node)
  if (inner.type === 'uri_expression') return inner.text
  if (inner.type !== 'string_expression' || inner.hasError) return null
  let value = ''
  for (const part of inner.children) {
    if (part.type === 'string_fragment') value += part.text.replaceAll('\r\n', '\n')
    else if (part.type === 'escape_sequence') value += ESCAPES[part.text[1]!] ?? part.text.slice(1)
    else if (part.type === 'dollar_escape') value += part.text.replace('\\', '')
    else return null
  }
  return value
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** The name that a part of an attribute path stands for, or null when only evaluation tells. */
export function keyName(key: Node): string | null {
  if (key.type === 'identifier') return key.text
  if (key.type === 'string_expression') return stringValue(key)
  const inner = key.type === 'interpolation' ? key.field('expression') : null
  return is(inner, 'string_expression') ? stringValue(inner) : null
}

/** `true` or `false` as written; null for anything else. */
export function booleanValue(node: Node | null): boolean | null {
  const text = node ? unwrap(node).text : ''
  return text === 'true' ? true : text === 'false' ? false : null
}

/** The names of a chain such as `inputs.a.b`, or null where it is anything but a variable and static names. */
export const selectPath: (node: Node) => readonly string[] | null = perNode(node => {
  const inner = unwrap(node)
  if (inner.type === 'variable_expression') return [inner.text]
  if (inner.type !== 'select_expression') return null
  const base = inner.field('expression')
  const names = inner.field('attrpath')?.fields('attr').map(keyName) ?? []
  const root = base && is(unwrap(base), 'variable_expression') ? unwrap(base).text : null
  return root !== null && names.every(name => name !== null) ? [root, ...(names as string[])] : null
})

/** A call taken apart: `f a b` is `f` with two arguments. Anything else is its own callee, without any. */
export function callOf(node: Node): Call {
  const inner = unwrap(node)
  return inner.type === 'apply_expression' ? callAt(inner) : { callee: inner, args: NO_ARGUMENTS }
}

export interface Call {
  readonly callee: Node
  readonly args: readonly Node[]
}

const NO_ARGUMENTS: readonly Node[] = []

const callAt: (call: Node) => Call = perNode(call => {
  const args: Node[] = []
  let callee = call
  while (callee.type === 'apply_expression') {
    const argument = callee.field('argument')
    const next = callee.field('function')
    if (!argument || !next) break
    args.unshift(argument)
    callee = unwrap(next)
  }
  return { callee, args }
})

/** The last name of the function that is called, whatever set it is taken from: `lib.optional c x` gives `optional`. */
export const calleeName: (node: Node) => string | null = perNode(
  node => selectPath(callOf(node).callee)?.at(-1) ?? null,
)

/** The nearest node above, of one of these kinds. */
export function ancestor(node: Node, ...kinds: readonly Kind[]): Node | null {
  for (let at = node.parent; at; at = at.parent) if (kinds.includes(at.type)) return at
  return null
}

/** `outer` holds `inner` or is it. */
export const contains = (outer: Node, inner: Node): boolean => outer.from <= inner.from && inner.to <= outer.to

/** The named nodes below `top`, and `top` itself, in the order of the text; of these kinds, when any are given. */
export function descendants<K extends Kind>(top: Node, ...kinds: readonly K[]): readonly Node<K>[] {
  const tree = treeOf(top)
  const { names, kind, after, flags } = tree.data
  const found: Node[] = []
  const first = indexOf(top)
  for (let at = first; at < after[first]!; at++) {
    const isWanted = kinds.length === 0 || (kinds as readonly string[]).includes(names[kind[at]!]!)
    if (isWanted && flags[at]! & NAMED) found.push(tree.node(at))
  }
  return found as Node<K>[]
}

/** How many other statements stand beside one. */
export const statementsBeside = (statement: Node): number =>
  (statement.parent?.children.filter(child => is(child, 'binding', 'inherit', 'inherit_from')).length ?? 1) - 1
