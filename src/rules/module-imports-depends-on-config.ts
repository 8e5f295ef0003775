import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-imports-depends-on-config',
  family: 'module',
  summary: '`imports` that depends on `config` or `pkgs`',
  severity: 'error',
  fix: 'none',
  errors: ['infinite recursion encountered', 'if you get an infinite recursion here, you probably reference `config` in `imports`'],
  on: ['function_expression'],

  *check(fn, file) {
    const formals = fn.field('formals')
    // Without `...` it is a function that somebody calls with arguments of their own.
    if (!formals?.field('ellipses')) return
    const imports = importsOf(fn)
    if (!imports) return
    const scopes = scopesOf(file)
    for (const reference of strictReferences(imports, scopes)) {
      const binding = scopes.bindingOf(reference)
      if (binding?.owner !== fn || binding.kind !== 'formal' || !/^(config|pkgs)$/.test(binding.name)) continue
      const why = binding.name === 'pkgs' ? ', which comes from `config`' : ''
      yield finding(reference, `\`imports\` depends on \`${binding.name}\`${why}, but \`config\` is made from the imports.`)
    }
  },
})

/** The value of `imports` of a module: a function whose body is a set. */
function importsOf(fn: Node): Node | null {
  let body = fn.field('body')
  while (is(body, 'let_expression', 'with_expression', 'assert_expression')) body = body.field('body')
  if (!body || !isSet(unwrap(body))) return null
  return attrsOf(unwrap(body)).get('imports')?.values[0] ?? null
}

/** Functions of lib and builtins that look at all their arguments to make the list. */
const STRICT = new Set(['optional', 'optionals', 'filter', 'map', 'concatMap', 'concatLists', 'flatten', 'attrValues', 'elem'])

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
        if (is(definition, 'binding')) todo.push(definition.field('expression'))
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
        if (STRICT.has(calleeName(node) ?? '')) todo.push(...callOf(node).args)
        break
    }
  }
  return found.sort((a, b) => a.from - b.from)
}
