import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { importedElements } from '../nix/imports.ts'
import { ancestor, calleeName, callOf, is, keyName, unwrap } from '../nix/syntax.ts'

/** Functions whose result is a list for sure, by how many arguments they take. */
const LISTS: ReadonlyMap<string, number> = new Map([
  ['optionals', 2],
  ['optional', 2],
  ['attrValues', 1],
  ['concatLists', 1],
  ['flatten', 1],
  ['map', 2],
  ['filter', 2],
])

export default defineRule({
  id: 'module-imports-nested-list',
  family: 'module',
  summary: 'list inside the list of imports',
  severity: 'error',
  fix: 'safe',
  errors: ["Module imports can't be nested lists."],
  related: ['lib-optional-list', 'module-imports-depends-on-config'],
  on: ['source_code'],

  *check(_, file) {
    for (const element of importedElements(file)) {
      const inner = unwrap(element)
      const { args } = callOf(inner)
      const name = is(inner, 'apply_expression') ? calleeName(inner) : null
      const isList = is(inner, 'list_expression') || (name !== null && LISTS.get(name) === args.length)
      if (!isList || !isOfImports(element)) continue
      const what = name === null ? 'This' : `What \`${name}\` gives`
      yield finding(
        element,
        `${what} is a list, and an element of \`imports\` is a module: join lists with \`++\`.`,
        ...fixOf(element, file),
      )
    }
  },
})

/** It stands in a list that is the value of `imports`, on its own or joined to others; other functions may flatten theirs. */
function isOfImports(element: Node): boolean {
  let at = element.parent
  if (!is(at, 'list_expression')) return false
  at = at.parent
  while (is(at, 'parenthesized_expression', 'binary_expression')) at = at.parent
  const key = is(at, 'binding') ? at.field('attrpath')?.fields('attr').at(-1) : undefined
  if (key === undefined || keyName(key) !== 'imports') return false
  // The settings of a program may have a list of that name.
  for (let binding = at; binding; binding = ancestor(binding, 'binding'))
    if (
      binding
        .field('attrpath')
        ?.fields('attr')
        .some(name => keyName(name) === 'settings')
    )
      return false
  return true
}

/** `[ a (optionals c b) ]` becomes `[ a ] ++ optionals c b`. */
function fixOf(element: Node, file: SourceFile): Fix[] {
  const list = element.parent!
  const elements = list.fields('element')
  if (list.children.some(child => child.type === 'comment')) return []
  const text = unwrap(element).text
  if (elements.length === 1) return [safe(file, 'Take the list itself', replace(list, text))]
  if (elements.at(-1) !== element || is(list.parent, 'binary_expression')) return []
  const before = file.text.slice(list.from, elements.at(-2)!.to)
  return [safe(file, 'Join the lists', replace(list, `${before} ] ++ ${text}`))]
}
