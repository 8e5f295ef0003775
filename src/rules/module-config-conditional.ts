import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { type Module, modulesOf } from '../nix/modules.ts'
import { scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, descendants, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-config-conditional',
  family: 'module',
  summary: '`config` that depends on `config` through `if`',
  severity: 'error',
  fix: 'safe',
  errors: ['infinite recursion encountered'],
  related: ['module-imports-depends-on-config'],
  on: ['source_code'],

  *check(_, file) {
    for (const module of modulesOf(file)) {
      for (const value of module.attrs.get('config')?.values ?? []) {
        const found = conditionOf(unwrap(value))
        if (!found || !dependsOnConfig(found.condition, module, file)) continue
        const message =
          'What a module defines must be known before `config` is: this condition asks for it too early. Use `mkIf`.'
        yield finding(found.mark, message, ...fixOf(found, value, module, file))
      }
    }
  },
})

interface Conditional {
  readonly mark: { readonly from: number; readonly to: number }
  readonly condition: Node
  readonly body: Node
  readonly whole: boolean
}

/** `if c then X else { }` and `optionalAttrs c X`. */
function conditionOf(node: Node): Conditional | null {
  if (is(node, 'if_expression')) {
    const [condition, body, other] = [node.field('condition'), node.field('consequence'), node.field('alternative')]
    if (!condition || !body || !other) return null
    const isEmpty = isSet(unwrap(other)) && attrsOf(unwrap(other)).all.size === 0
    return { mark: { from: node.from, to: condition.to }, condition, body, whole: isEmpty }
  }
  const { callee, args } = callOf(node)
  const [condition, body] = args
  if (calleeName(node) !== 'optionalAttrs' || !condition || !body || args.length !== 2) return null
  return { mark: { from: callee.from, to: condition.to }, condition, body, whole: true }
}

/** The condition needs the argument `config` of this module. */
function dependsOnConfig(condition: Node, module: Module, file: SourceFile): boolean {
  const scopes = scopesOf(file)
  return Array.from(descendants(condition)).some(node => {
    if (!is(node, 'variable_expression')) return false
    const binding = scopes.bindingOf(node)
    if (binding?.owner === module.function) return binding?.name === 'config'
    // `let cfg = config.my.web; in`
    const [definition] = binding?.kind === 'let' ? binding.definitions : []
    const value = is(definition, 'binding') ? definition.field('expression') : null
    return value
      ? Array.from(descendants(value)).some(
          inner =>
            is(inner, 'variable_expression') &&
            inner.text === 'config' &&
            scopes.bindingOf(inner)?.owner === module.function,
        )
      : false
  })
}

function fixOf({ condition, body, whole }: Conditional, value: Node, module: Module, file: SourceFile): Fix[] {
  const lib = module.formals?.fields('formal').some(formal => formal.field('name')?.text === 'lib')
  if (
    !whole ||
    !lib ||
    /#|\/\*/.test(file.text.slice(value.from, value.to).replace(body.text, '').replace(condition.text, ''))
  )
    return []
  const test = is(condition, 'parenthesized_expression', 'variable_expression', 'select_expression')
    ? condition.text
    : `(${condition.text})`
  const then = isSet(body) || is(body, 'parenthesized_expression') ? body.text : `(${body.text})`
  return [safe(file, 'Use `lib.mkIf`', replace(value, `lib.mkIf ${test} ${then}`))]
}
