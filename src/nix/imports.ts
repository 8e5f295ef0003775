import type { Node, SourceFile } from '../engine/model.ts'
import { perFile } from './memo.ts'
import { is, keyName, unwrap } from './syntax.ts'

/** The elements of the lists called `imports` and `modules`, out of `++`, `optional` and `optionals`; parentheses stay. */
export const importedElements: (file: SourceFile) => readonly Node[] = perFile(file => {
  const { count, kind, names, flags } = file.tree.data
  const found: Node[] = []
  for (let index = 0; index < count; index++) {
    if (names[kind[index]!] !== 'binding' || flags[index]! & 2) continue
    const binding = file.tree.node(index)
    const key = binding.field('attrpath')?.fields('attr').at(-1)
    const value = binding.field('expression')
    if (value && key && ['imports', 'modules'].includes(keyName(key) ?? '')) found.push(...elementsOf(value))
  }
  return found
})

function elementsOf(value: Node): readonly Node[] {
  const found: Node[] = []
  const todo = [value]
  for (let node = todo.shift(); node; node = todo.shift()) {
    const inner = unwrap(node)
    if (is(inner, 'list_expression')) found.push(...inner.fields('element'))
    else if (is(inner, 'binary_expression') && inner.tokens[0]?.text === '++') todo.push(...inner.children)
    else if (is(inner, 'with_expression', 'let_expression'))
      todo.push(...[inner.field('body')].filter(body => body !== null))
    else if (is(inner, 'apply_expression'))
      todo.push(
        ...[inner.field('argument')].filter(argument => is(argument, 'list_expression')).flatMap(list => list ?? []),
      )
  }
  return found
}
