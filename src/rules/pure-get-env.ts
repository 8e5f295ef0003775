import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { callOf, is, stringValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'pure-get-env',
  family: 'pure',
  summary: 'variable of the environment, which a flake does not see',
  severity: 'warning',
  fix: 'none',
  related: ['pure-eval-builtin'],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const [name] = args
    if (
      !flakeOf(file) ||
      callee.text !== 'builtins.getEnv' ||
      args.length !== 1 ||
      !name ||
      file.text.includes('--impure')
    )
      return
    if (is(node.parent, 'binary_expression') || is(node.parent?.parent, 'if_expression')) return
    const shown = stringValue(name)
    yield finding(
      callee,
      `In a flake${shown ? ` \`${shown}\`` : ' a variable'} is always empty: evaluation does not see the environment.`,
    )
  },
})
