import type { Field } from '../../src/engine/kinds.ts'
import type { Node } from '../../src/engine/model.ts'

/** The text with parentheses around every expression of its tree: Nix must read it as it reads the text itself. */
export function parenthesized(root: Node): string {
  const opening = new Map<number, number>()
  const closing = new Map<number, number>()
  for (const { from, to } of expressionsOf(root)) {
    opening.set(from, (opening.get(from) ?? 0) + 1)
    closing.set(to, (closing.get(to) ?? 0) + 1)
  }
  let out = ''
  for (let at = 0; at <= root.text.length; at++) {
    const offset = root.from + at
    out += ')'.repeat(closing.get(offset) ?? 0) + '('.repeat(opening.get(offset) ?? 0) + (root.text[at] ?? '')
  }
  return out
}

/** The fields that hold an expression, which may be put into parentheses. */
const EXPRESSIONS: readonly Field[] = [
  'expression',
  'body',
  'condition',
  'consequence',
  'alternative',
  'environment',
  'function',
  'argument',
  'left',
  'right',
  'default',
  'element',
]

function* expressionsOf(node: Node): Generator<Node> {
  for (const field of EXPRESSIONS) {
    // In `f or` the keyword is the argument only because it is bare.
    for (const child of node.fields(field)) if (child.text !== 'or') yield child
  }
  for (const child of node.children) yield* expressionsOf(child)
}
