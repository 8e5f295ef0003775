import type { Node, Project, SourceFile } from '../engine/model.ts'
import { perFile } from './memo.ts'
import { type Module, modulesOf } from './modules.ts'
import { documentAt, resolvePath } from './project.ts'
import { calleeName, callOf, is, keyName, unwrap } from './syntax.ts'

/** The elements of the lists called `imports` and `modules`, out of `++`, `optional` and `optionals`; parentheses stay. */
export const importedElements: (file: SourceFile) => readonly Node[] = perFile(file => {
  // A name may be written with escapes.
  if (!/imports|modules|\\/.test(file.text)) return []
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

/** The modules that an expression in `from` stands for, and those that they import, as far as paths are written out: a path, `import`
    of one, a module in place, and lists of these. */
export function modulesIn(value: Node, from: SourceFile, project: Project): readonly Module[] {
  const found: Module[] = []
  const seen = new Set<SourceFile>()
  const todo: { node: Node; file: SourceFile }[] = [{ node: value, file: from }]
  for (let next = todo.pop(); next && found.length < 1000; next = todo.pop()) {
    const { file } = next
    const node = unwrap(next.node)
    const { args } = callOf(node)
    const path = calleeName(node) === 'import' && args.length === 1 ? unwrap(args[0]!) : node
    const target = is(path, 'path_expression') ? resolvePath(file.path, path.text) : null
    const document = target === null ? null : documentAt(project, target)
    const isNew = document !== null && !seen.has(document)
    if (document) seen.add(document)
    const module = document
      ? modulesOf(document).find(({ isFile }) => isFile && isNew)
      : modulesOf(file).find(each => !each.isFile && (each.function ?? each.set) === node)
    if (module) {
      found.push(module)
      for (const imported of module.attrs.get('imports')?.values ?? []) todo.push({ node: imported, file: module.file })
    } else todo.push(...elementsOf(node).map(element => ({ node: element, file })))
  }
  return found
}

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
