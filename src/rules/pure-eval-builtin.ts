import { finding } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { perFile } from '../nix/memo.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { ancestor, descendants, is, keyName, stringValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'pure-eval-builtin',
  family: 'pure',
  summary: 'builtin that pure evaluation takes away',
  severity: 'error',
  fix: 'none',
  errors: [
    "attribute 'currentSystem' missing",
    "attribute 'currentTime' missing",
    "undefined variable '__currentSystem'",
    "'builtins.storePath' is not allowed in pure evaluation mode",
  ],
  on: ['select_expression', 'inherit_from', 'variable_expression'],

  *check(node, file) {
    if (!flakeOf(file) || isForImpure(file)) return
    const scopes = scopesOf(file)
    for (const name of builtinNames(node, scopes)) {
      const builtin = (keyName(name) ?? name.text).replace(/^__/, '')
      const why = IMPURE.get(builtin)
      if (why && !isPreparedFor(builtin, node, scopes)) yield finding(name, `\`builtins.${builtin}\` ${why}.`)
    }
  },
})

/** What pure evaluation makes of them, checked with Nix 2.34. */
const IMPURE: ReadonlyMap<string, string> = new Map([
  ['currentSystem', 'does not exist in pure evaluation, which flakes use'],
  ['currentTime', 'does not exist in pure evaluation, which flakes use'],
  ['getEnv', 'always gives "" in pure evaluation, which flakes use'],
  ['storePath', 'is not allowed in pure evaluation, which flakes use'],
])

/** The flake says to its readers that some of it is evaluated with `--impure`. */
const isForImpure = perFile((file: SourceFile): boolean => {
  if (!file.text.includes('--impure')) return false
  const said = Array.from(descendants(file.root)).filter(node => is(node, 'comment', 'string_fragment'))
  return said.some(({ text }) => text.includes('--impure') && !text.includes('flakewise-ignore'))
})

/** The names that are taken from the set of builtins: by `builtins.x`, `inherit (builtins) x` and `__x`. */
function builtinNames(node: Node, scopes: Scopes): readonly Node[] {
  const isGlobal = (variable: Node): boolean => scopes.bindingOf(variable) === null
  if (is(node, 'variable_expression')) return node.text.startsWith('__') && isGlobal(node) ? [node] : []
  const from = node.field('expression')
  if (!is(from, 'variable_expression') || from.text !== 'builtins' || !isGlobal(from)) return []
  const names = node.field(is(node, 'inherit_from') ? 'attrs' : 'attrpath')?.fields('attr') ?? []
  return is(node, 'inherit_from') ? names : names.slice(0, 1)
}

/** The code says itself what is to happen in pure evaluation: `builtins.currentSystem or …`, a default that callers replace,
    `if builtins ? currentSystem`, or a comparison of the variable with a string. */
function isPreparedFor(builtin: string, node: Node, scopes: Scopes): boolean {
  if (node.field('default') !== null || is(node.parent, 'formal')) return true
  const says = (test: Node): boolean =>
    builtin === 'getEnv'
      ? isComparison(test)
      : is(test, 'has_attr_expression') && test.field('attrpath')?.text === builtin
  for (let at = ancestor(node, 'if_expression'); at; at = ancestor(at, 'if_expression')) {
    const condition = at.field('condition')
    if (condition && Array.from(descendants(condition)).some(says)) return true
  }
  return builtin === 'getEnv' && is(node.parent, 'apply_expression') && isCompared(node.parent, scopes)
}

/** `getEnv "X" != "…"`, there or by the name that a `let` gives it. */
function isCompared(call: Node, scopes: Scopes): boolean {
  const above = outOfParentheses(call)
  if (isComparison(above)) return true
  const key = is(above, 'binding') ? above.field('attrpath') : null
  const owner = key && above ? above.parent?.parent : null
  const bound = owner ? scopes.boundBy(owner).find(({ name }) => name === key?.text) : undefined
  return bound?.references.some(reference => isComparison(outOfParentheses(reference))) ?? false
}

function outOfParentheses(node: Node): Node | null {
  let above = node.parent
  while (is(above, 'parenthesized_expression')) above = above.parent
  return above
}

const isComparison = (node: Node | null): boolean =>
  is(node, 'binary_expression') &&
  /^[!=]=$/.test(node.tokens[0]?.text ?? '') &&
  [node.field('left'), node.field('right')].some(side => stringValue(side) !== null)
