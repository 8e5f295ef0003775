import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { builtinNames, isForImpure, isPreparedFor } from '../nix/pure.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName, stringValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'pure-get-env',
  family: 'pure',
  summary: 'variable of the environment, which a flake does not see',
  severity: 'warning',
  fix: 'none',
  related: ['pure-eval-builtin'],
  words: ['getEnv', '__getEnv'],
  on: ['select_expression', 'inherit_from', 'variable_expression'],

  *check(node, file) {
    if (!flakeOf(file) || isForImpure(file)) return
    const scopes = scopesOf(file)
    for (const name of builtinNames(node, scopes)) {
      if ((keyName(name) ?? name.text).replace(/^__/, '') !== 'getEnv' || isPreparedFor('getEnv', node, scopes))
        continue
      const call = is(node.parent, 'apply_expression') ? node.parent : null
      const variable = stringValue(call?.field('argument') ?? null)
      yield finding(
        name,
        `A flake does not see the environment: ${variable === null ? 'this' : `\`${variable}\` here`} is always "".`,
      )
    }
  },
})
