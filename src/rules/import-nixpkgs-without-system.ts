import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { callOf, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'import-nixpkgs-without-system',
  family: 'pure',
  summary: '`import nixpkgs` that does not say for which system',
  severity: 'error',
  fix: 'none',
  errors: ["attribute 'currentSystem' missing"],
  related: ['pure-eval-builtin'],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const [from, options] = args
    if (!flakeOf(file) || callee.text !== 'import' || args.length !== 2 || !from || !options) return
    const set = unwrap(options)
    if (!/^(?:inputs\.)?nixpkgs(?:[-_]\w+)?$/.test(unwrap(from).text) || !isSet(set)) return
    const attrs = attrsOf(set)
    if (!attrs.complete || ['system', 'localSystem', 'crossSystem'].some(name => attrs.all.has(name))) return
    yield finding(node, 'nixpkgs then asks for `builtins.currentSystem`, which a flake does not have. Say `system`.')
  },
})
