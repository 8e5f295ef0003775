import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { isSet, statementsOf } from '../nix/attrs.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'overlay-final-self-reference',
  family: 'overlay',
  summary: 'package of an overlay that is made from itself',
  severity: 'error',
  fix: 'safe',
  errors: ['infinite recursion encountered'],
  related: ['overlay-arg-names', 'rec-shadows-itself'],
  on: ['function_expression'],

  *check(outer, file) {
    const inner = outer.field('body')
    const [final, prev] = [outer.field('universal'), is(inner, 'function_expression') ? inner.field('universal') : null]
    if (!inner || !final || !prev || outer.field('formals') || inner.field('formals')) return
    if (!/^_?(?:final|self)$/.test(final.text) || !/^_?(?:prev|super)$/.test(prev.text)) return
    const set = setOf(inner.field('body'))
    for (const statement of set ? statementsOf(set) : []) {
      const attrs = statement.field('attrpath')?.fields('attr') ?? []
      const value = statement.field('expression')
      const name = attrs.length === 1 && attrs[0] ? keyName(attrs[0]) : null
      const head = value && name !== null ? headOf(value) : null
      const source = head?.field('expression')
      if (!source || !is(source, 'variable_expression') || source.text !== final.text) continue
      const first = head?.field('attrpath')?.fields('attr')[0]
      const binding = scopesOf(file).bindingOf(source)
      if (!first || keyName(first) !== name || binding?.owner !== outer || head?.field('default')) continue
      yield finding(
        { from: source.from, to: first.to },
        `\`${final.text}.${name}\` is what is being defined here; the package without this overlay is \`${prev.text}.${name}\`.`,
        safe(file, `Take it from \`${prev.text}\``, replace(source, prev.text)),
      )
    }
  },
})

/** The set literal that an overlay gives, behind `let` and `with`. */
function setOf(body: Node | null): Node | null {
  let node = body ? unwrap(body) : null
  while (is(node, 'let_expression', 'with_expression')) {
    const next: Node | null = node.field('body')
    node = next ? unwrap(next) : null
  }
  return isSet(node) ? node : null
}

/** What must be evaluated first to get at the value: `final.x` of `(final.x.override { }).overrideAttrs (_: { })`. */
function headOf(value: Node): Node | null {
  let node = unwrap(value)
  for (;;) {
    if (is(node, 'select_expression')) {
      const base: Node | null = node.field('expression')
      if (!base || is(base, 'variable_expression')) return node
      node = unwrap(base)
    } else if (is(node, 'apply_expression')) {
      const callee: Node | null = node.field('function')
      if (!callee) return null
      node = unwrap(callee)
    } else return null
  }
}
