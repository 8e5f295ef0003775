import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { fileUses } from '../nix/file-uses.ts'
import { type Definition, definitionsOf, type Module, modulesOf, OPTION_ROOTS } from '../nix/modules.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, contains, descendants, is, keyName, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-definition-of-itself',
  family: 'module',
  summary: 'definition that asks for the option that it defines',
  severity: 'error',
  fix: 'none',
  errors: ['infinite recursion encountered'],
  related: ['module-config-conditional', 'module-imports-depends-on-config'],
  on: ['source_code'],

  *check(_, file, project) {
    const scopes = scopesOf(file)
    for (const module of modulesOf(file)) {
      // A function with other arguments may be called with another `config`.
      if (!module.formals?.field('ellipses') || !scopes.boundBy(module.function!).some(isConfig)) continue
      // Its `config` may be that of another module.
      if (module.isFile && fileUses(project).called.has(file)) continue
      const marks = marksIn(module)
      for (const definition of definitionsOf(module)) {
        if (!OPTION_ROOTS.has(definition.path[0]!) || !isWhole(definition)) continue
        const own = definition.path.join('.')
        const found = referencesOf(definition, marks).find(node => optionOf(node, module, scopes) === own)
        if (found)
          yield finding(found, `The value of \`${own}\` is made from its definitions, and this one asks for the value.`)
      }
    }
  },
})

const isConfig = ({ name, kind }: { readonly name: string; readonly kind: string }): boolean =>
  name === 'config' && kind === 'formal'

/** The path does not go on with a dynamic name. */
const isWhole = ({ statement, keys }: Definition): boolean => {
  const attrs = statement.field(is(statement, 'binding') ? 'attrpath' : 'attrs')?.fields('attr') ?? []
  return is(statement, 'binding') ? attrs.at(-1) === keys.at(-1) : is(statement, 'inherit_from')
}

/** One `mkIf` of a module. */
interface Mark {
  readonly condition: Node
  readonly content: Node
}

/** The inner ones first. */
function marksIn({ set }: Module): readonly Mark[] {
  const marks = descendants(set, 'apply_expression').flatMap(call => {
    const [condition, content] = calleeName(call) === 'mkIf' ? callOf(call).args : []
    return condition && content ? [{ condition, content }] : []
  })
  return marks.reverse()
}

/** What must be evaluated to know the definition: its value, and the conditions of all `mkIf` around it. */
function referencesOf({ statement, keys }: Definition, marks: readonly Mark[]): readonly Node[] {
  if (is(statement, 'inherit_from')) return [keys.at(-1)!]
  const value = statement.field('expression')
  const around = marks.filter(({ content }) => contains(content, statement))
  return [...(value ? strict([value]) : []), ...around.flatMap(({ condition }) => strict([condition]))]
}

/** The variables and selections whose values decide what an expression is, for sure. */
function strict(todo: Node[]): Node[] {
  const found: Node[] = []
  for (let steps = 0; steps < 500; steps++) {
    const next = todo.pop()
    if (!next) break
    const node = unwrap(next)
    if (is(node, 'select_expression', 'variable_expression')) found.push(node)
    else if (is(node, 'binary_expression'))
      todo.push(
        ...[
          node.field('left'),
          ['&&', '||', '->'].includes(node.tokens[0]?.text ?? '') ? null : node.field('right'),
        ].flatMap(side => side ?? []),
      )
    else if (is(node, 'unary_expression')) todo.push(...node.children)
    else if (is(node, 'if_expression')) todo.push(...[node.field('condition')].flatMap(part => part ?? []))
    else if (is(node, 'string_expression', 'indented_string_expression'))
      todo.push(...node.children.flatMap(part => (is(part, 'interpolation') ? (part.field('expression') ?? []) : [])))
    else if (is(node, 'has_attr_expression')) todo.push(...[node.field('expression')].flatMap(part => part ?? []))
    else if (is(node, 'apply_expression')) todo.push(...strictArguments(node))
  }
  return found
}

/** `mkDefault` is left out: when another definition wins, nobody looks into it. */
function strictArguments(call: Node): readonly Node[] {
  const { args } = callOf(call)
  const name = calleeName(call) ?? ''
  if (name === 'mkIf' || /^optional(?:s|String|Attrs)?$/.test(name)) return args.slice(0, 1)
  return /^mk(?:Force|Before|After)$/.test(name) ? args.slice(-1) : []
}

/** The option that a selection reads, through the argument `config` or a `let` that stands for a part of it. */
function optionOf(node: Node, { function: fn }: Module, scopes: Scopes): string | null {
  const names: (string | null)[] = []
  let at: Node | null = node
  for (let steps = 0; at && steps < 20; steps++) {
    at = unwrap(at)
    if (is(at, 'identifier')) {
      names.unshift(keyName(at))
      at = at.parent?.parent?.field('expression') ?? null
    } else if (is(at, 'select_expression')) {
      names.unshift(...(at.field('attrpath')?.fields('attr').map(keyName) ?? []))
      at = at.field('expression')
    } else if (is(at, 'variable_expression')) {
      const binding = scopes.bindingOf(at)
      if (binding?.owner === fn && binding.name === 'config') return names.includes(null) ? null : names.join('.')
      const [definition, ...more] = binding?.kind === 'let' ? binding.definitions : []
      const isPlain = is(definition, 'binding') && definition.field('attrpath')?.fields('attr').length === 1
      at = isPlain && more.length === 0 ? definition.field('expression') : null
    } else return null
  }
  return null
}
