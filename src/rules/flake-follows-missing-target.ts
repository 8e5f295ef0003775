import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { nearest } from '../nix/nearest.ts'
import { unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'flake-follows-missing-target',
  family: 'flake',
  summary: '`follows` that names an input which is not there',
  severity: 'error',
  fix: 'suggested',
  errors: ["input '…' follows a non-existent input '…'"],
  related: ['flake-implicit-registry-input'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    if (!flake?.inputsComplete || flake.outputs?.value.hasError) return
    const formals = flake.outputs?.formals?.fields('formal').flatMap(formal => formal.field('name')?.text ?? []) ?? []
    const names = new Set([...flake.inputs.keys(), ...formals.filter(name => name !== 'self')])
    const all = [...flake.inputs.values()].flatMap(input => [input, ...input.overrides])
    for (const { follows } of all) {
      const target = follows?.value?.split('/')[0]
      if (!follows || !target || !/^[a-zA-Z][\w-]*$/.test(target) || names.has(target)) continue
      // A path with `inputs` in front is `flake-follows-syntax`.
      if (target === 'inputs' && follows.value !== target) continue
      const meant = nearest(target, flake.inputs.keys())
      const rest = follows.value!.slice(target.length)
      yield finding(
        follows.node,
        `This flake has no input \`${target}\` to follow.`,
        ...(meant ? [suggested(file, `Follow \`${meant}\``, replace(unwrap(follows.node), `"${meant}${rest}"`))] : []),
      )
    }
  },
})
