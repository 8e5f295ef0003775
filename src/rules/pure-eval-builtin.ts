import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { builtinNames, isForImpure, isPreparedFor } from '../nix/pure.ts'
import { scopesOf } from '../nix/scope.ts'
import { keyName } from '../nix/syntax.ts'

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
      if (why && !isPreparedFor(builtin, node, scopes)) yield finding(name, `\`builtins.${builtin}\` ${why}.`)
    }
  },
})

/** What pure evaluation makes of them, checked with Nix 2.34. */
const IMPURE: ReadonlyMap<string, string> = new Map([
  ['currentSystem', 'does not exist in pure evaluation, which flakes use'],
  ['currentTime', 'does not exist in pure evaluation, which flakes use'],
  ['storePath', 'is not allowed in pure evaluation, which flakes use'],
])
