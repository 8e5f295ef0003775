import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { contains, is, keyName, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'rec-shadows-itself',
  family: 'syntax',
  summary: 'name that is defined by its own value',
  severity: 'error',
  fix: 'safe',
  errors: ['infinite recursion encountered'],
  related: ['manual-inherit'],
  on: ['binding'],

  check(node, file) {
    const owner = node.parent?.parent
    if (!is(owner, 'rec_attrset_expression', 'let_expression')) return []
    const [key, ...more] = node.field('attrpath')?.fields('attr') ?? []
    const value = node.field('expression')
    if (!key || more.length > 0 || !value) return []
    const scopes = scopesOf(file)
    const itself = strictNames(value, scopes).find(
      name => name.text === keyName(key) && scopes.bindingOf(name)?.owner === owner,
    )
    const way = is(owner, 'let_expression') ? 'in a `let`' : 'in a `rec` set'
    if (!itself) return []
    const isAlone = unwrap(value) === itself
    const hasOuter = scopes.bindings.some(
      outer => outer.name === itself.text && outer.owner !== owner && contains(outer.owner, owner),
    )
    const fits = isAlone && hasOuter && is(key, 'identifier') && !/#|\/\*/.test(node.text)
    const fix = fits ? [safe(file, 'Inherit the outer one', replace(node, `inherit ${itself.text};`))] : []
    return [
      finding(
        itself,
        isAlone
          ? `Names see each other ${way}, so this asks for itself. Take the outer one with \`inherit\`.`
          : `Names see each other ${way}: this is the \`${itself.text}\` that is being defined.`,
        ...fix,
      ),
    ]
  },
})

const MAX_STEPS = 200

/** The variables that Nix must know before it can say what kind of value an expression is. */
function strictNames(expression: Node, scopes: Scopes): readonly Node[] {
  const found: Node[] = []
  const todo: (Node | null)[] = [expression]
  for (let steps = 0; todo.length > 0 && steps < MAX_STEPS; steps++) {
    const node = todo.pop()
    if (is(node, 'variable_expression')) found.push(node)
    else if (node) todo.push(...strictParts(node, scopes))
  }
  return found
}

function strictParts(node: Node, scopes: Scopes): readonly (Node | null)[] {
  switch (node.type) {
    case 'parenthesized_expression':
    case 'select_expression':
    case 'has_attr_expression':
      return [node.field('expression')]
    case 'unary_expression':
      return [node.field('argument')]
    case 'if_expression':
    case 'assert_expression':
      return [node.field('condition')]
    case 'with_expression':
    case 'let_expression':
      return [node.field('body')]
    case 'apply_expression': {
      const called = node.field('function')
      const isImport = called?.text === 'import' && is(called, 'variable_expression') && !scopes.bindingOf(called)
      return [called, isImport ? node.field('argument') : null]
    }
    case 'binary_expression': {
      const operator = node.tokens[0]?.text ?? ''
      if (operator === '|>' || operator === '<|') return []
      return [node.field('left'), /^(?:&&|\|\||->)$/.test(operator) ? null : node.field('right')]
    }
    case 'string_expression':
    case 'indented_string_expression':
      return node.children.map(part => (is(part, 'interpolation') ? part.field('expression') : null))
    default:
      return []
  }
}
