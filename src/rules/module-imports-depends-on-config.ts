import { finding } from '../engine/edits.ts'
import { defineRule, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { fileUses } from '../nix/file-uses.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { givesPkgs } from '../nix/special-args.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-imports-depends-on-config',
  family: 'module',
  summary: '`imports` that depends on `config`, `options` or `pkgs`',
  severity: 'error',
  fix: 'none',
  errors: [
    'infinite recursion encountered',
    'if you get an infinite recursion here, you probably reference `config` in `imports`',
    'noting that argument `…` is not externally provided, so querying `_module.args` instead, requiring `config`',
  ],
  on: ['function_expression'],

  *check(fn, file, project) {
    const formals = fn.field('formals')
    // Without `...` it is a function that somebody calls with arguments of their own.
    if (!formals?.field('ellipses')) return
    const imports = importsOf(fn)
    if (!imports) return
    const scopes = scopesOf(file)
    for (const reference of strictReferences(imports, scopes)) {
      const binding = scopes.bindingOf(reference)
      if (binding?.owner !== fn || binding.kind !== 'formal' || !FROM_IMPORTS.has(binding.name)) continue
      if (isGivenFromOutside(binding.name, file, project)) continue
      const why = binding.name === 'pkgs' ? ', which comes from `config`' : ''
      const made = binding.name === 'options' ? '`options` is' : '`config` is'
      yield finding(reference, `\`imports\` depends on \`${binding.name}\`${why}, but ${made} made from the imports.`)
    }
  },
})

/** Arguments that a module gets only when all imports are known. `lib`, `modulesPath` and special arguments are there before. */
const FROM_IMPORTS = new Set(['config', 'options', 'pkgs'])

/** Some file of the project calls this one with arguments of its own, or hands that name to the modules as a special argument. */
const isGivenFromOutside = (name: string, file: SourceFile, project: Project): boolean =>
  (name === 'pkgs' && givesPkgs(project)) || fileUses(project).called.has(file)

/** The value of `imports` of a module: a function whose body is a set. */
function importsOf(fn: Node): Node | null {
  let body = fn.field('body')
  while (is(body, 'let_expression', 'with_expression', 'assert_expression')) body = body.field('body')
  if (!body || !isSet(unwrap(body))) return null
  return attrsOf(unwrap(body)).get('imports')?.values[0] ?? null
}

/** Functions of lib and builtins that look at their arguments to make the list, and at how many; `import` hands on the rest. */
const STRICT: ReadonlyMap<string, number> = new Map([
  ...['optional', 'optionals', 'filter', 'map', 'concatMap', 'elem'].map(name => [name, 2] as const),
  ...['concatLists', 'flatten', 'attrValues', 'import'].map(name => [name, 1] as const),
])

/** The variables whose values decide which modules the list holds. What a module in the list says is evaluated later. */
function strictReferences(imports: Node, scopes: Scopes): readonly Node[] {
  const found: Node[] = []
  const seen = new Set<Node>()
  const todo: (Node | null)[] = [imports]
  while (todo.length > 0) {
    const next = todo.pop()
    const node = next ? unwrap(next) : null
    if (!node || seen.has(node)) continue
    seen.add(node)
    switch (node.type) {
      case 'variable_expression': {
        const definition = scopes.bindingOf(node)?.definitions[0]
        if (is(definition, 'binding', 'inherit_from')) todo.push(definition.field('expression'))
        else found.push(node)
        break
      }
      case 'select_expression':
        todo.push(node.field('expression'))
        break
      case 'list_expression':
      case 'string_expression':
      case 'path_expression':
      case 'interpolation':
      case 'binary_expression':
      case 'unary_expression':
      case 'if_expression':
        todo.push(...node.children)
        break
      case 'has_attr_expression':
        todo.push(node.field('expression'))
        break
      case 'let_expression':
      case 'with_expression':
        todo.push(node.field('body'))
        break
      case 'apply_expression':
        todo.push(callOf(node).callee, ...callOf(node).args.slice(0, STRICT.get(calleeName(node) ?? '') ?? 0))
        break
    }
  }
  return found.sort((a, b) => a.from - b.from)
}
