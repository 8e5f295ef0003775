import type { Node } from '../../src/engine/model.ts'

/** A tree on one line: nodes as `(kind children)` without the word `expression`, leaves as their text. */
export function outlineOf(node: Node): string {
  const inner = node.children.map(outlineOf)
  if (TRANSPARENT.has(node.type)) return inner.join(' ')
  if (inner.length === 0 && node.type !== 'inherit') return node.text
  return `(${[node.type.replace(/_expression$/, ''), ...inner].join(' ')})`
}

/** Nodes that say nothing which their children do not say. */
const TRANSPARENT: ReadonlySet<string> = new Set(['source_code', 'variable_expression'])

/** The names of all bindings with one name, in the order of the text. */
export function boundNames(node: Node): readonly string[] {
  const below = node.children.flatMap(boundNames)
  return node.type === 'attrpath' && node.parent?.type === 'binding' ? [node.text, ...below] : below
}
