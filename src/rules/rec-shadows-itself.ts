import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'rec-shadows-itself',
  family: 'style',
  summary: 'name that is defined as itself',
  severity: 'error',
  fix: 'none',
  errors: ['infinite recursion encountered'],
  on: ['binding'],

  *check(node, file) {
    const owner = node.parent?.parent
    const [key, ...more] = node.field('attrpath')?.fields('attr') ?? []
    const value = node.field('expression')
    if (!is(owner, 'rec_attrset_expression', 'let_expression') || !key || more.length > 0 || !value) return
    const inner = unwrap(value)
    if (!is(inner, 'variable_expression') || inner.text !== keyName(key)) return
    if (scopesOf(file).bindingOf(inner)?.owner !== owner) return
    const way = is(owner, 'let_expression') ? 'in a `let`' : 'in a `rec` set'
    yield finding(inner, `Names see each other ${way}, so this asks for itself. Take the outer one with \`inherit\`.`)
  },
})
