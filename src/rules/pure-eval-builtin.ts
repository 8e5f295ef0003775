import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { builtinNames, isForImpure, isPreparedFor } from '../nix/pure.ts'
import { scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, contains, descendants, is, keyName, stringValue } from '../nix/syntax.ts'

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
  related: ['pure-get-env', 'import-nixpkgs-without-system'],
  words: ['currentSystem', 'currentTime', 'storePath', '__currentSystem', '__currentTime', '__storePath'],
  on: ['select_expression', 'inherit_from', 'variable_expression'],

  *check(node, file) {
    if (!flakeOf(file) || isForImpure(file)) return
    const scopes = scopesOf(file)
    for (const name of builtinNames(node, scopes)) {
      const builtin = (keyName(name) ?? name.text).replace(/^__/, '')
      const why = IMPURE.get(builtin)
      if (why && !isPreparedFor(builtin, node, scopes) && !isAskedFor(builtin, node))
        yield finding(name, `\`builtins.${builtin}\` ${why}.`)
    }
  },
})

/** What pure evaluation makes of them, checked with Nix 2.34. */
const IMPURE: ReadonlyMap<string, string> = new Map([
  ['currentSystem', 'does not exist in pure evaluation, which flakes use'],
  ['currentTime', 'does not exist in pure evaluation, which flakes use'],
  ['storePath', 'is not allowed in pure evaluation, which flakes use'],
])

/** `optionalAttrs (builtins ? currentSystem) { … }`, `builtins ? currentSystem && …`, or an `if` with `hasAttr`: it is asked for first. */
function isAskedFor(builtin: string, node: Node): boolean {
  const asks = (test: Node): boolean =>
    is(test, 'has_attr_expression')
      ? test.field('attrpath')?.text === builtin
      : is(test, 'apply_expression') &&
        calleeName(test) === 'hasAttr' &&
        stringValue(callOf(test).args[0] ?? test) === builtin
  for (let at = node.parent; at; at = at.parent) {
    const isLogic = is(at, 'binary_expression') && /^(?:&&|\|\||->)$/.test(at.tokens[0]?.text ?? '')
    const before = is(at, 'if_expression')
      ? at.field('condition')
      : is(at, 'apply_expression')
        ? at.field('function')
        : isLogic
          ? at.field('left')
          : null
    if (before && !contains(before, node) && descendants(before).some(asks)) return true
  }
  return false
}
