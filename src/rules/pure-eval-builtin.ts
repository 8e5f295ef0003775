import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName } from '../nix/syntax.ts'

/** What pure evaluation makes of them, checked with Nix 2.34. */
const IMPURE: Readonly<Record<string, string>> = {
  currentSystem: 'does not exist in pure evaluation, which flakes use',
  currentTime: 'does not exist in pure evaluation, which flakes use',
  getEnv: 'always gives "" in pure evaluation, which flakes use',
}

export default defineRule({
  id: 'pure-eval-builtin',
  family: 'pure',
  summary: 'builtin that pure evaluation takes away',
  severity: 'error',
  fix: 'none',
  errors: ["attribute 'currentSystem' missing", "attribute 'currentTime' missing"],
  on: ['select_expression', 'inherit_from', 'variable_expression'],

  *check(node, file) {
    if (!flakeOf(file)) return
    for (const name of impureNames(node, reference => scopesOf(file).bindingOf(reference) === null)) {
      const text = name.text.replace(/^__/, '')
      yield finding(name, `\`builtins.${text}\` ${IMPURE[text]}.`)
    }
  },
})

function impureNames(node: Node, isGlobal: (reference: Node) => boolean): readonly Node[] {
  if (is(node, 'variable_expression')) {
    return node.text.startsWith('__') && Object.hasOwn(IMPURE, node.text.slice(2)) && isGlobal(node) ? [node] : []
  }
  const from = node.field('expression')
  if (!is(from, 'variable_expression') || from.text !== 'builtins' || !isGlobal(from)) return []
  // `builtins.currentSystem or x` says what to do without.
  if (node.field('default')) return []
  const names = node.field(is(node, 'inherit_from') ? 'attrs' : 'attrpath')?.fields('attr') ?? []
  return (is(node, 'inherit_from') ? names : names.slice(0, 1)).filter(name => Object.hasOwn(IMPURE, keyName(name) ?? ''))
}
