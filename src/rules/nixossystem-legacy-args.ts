import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'nixossystem-legacy-args',
  family: 'module',
  summary: '`extraArgs` or `check` of `nixosSystem`',
  severity: 'warning',
  fix: 'suggested',
  until: 'NixOS 26.11',
  errors: ['The … argument to eval-config.nix is deprecated.'],
  words: ['extraArgs', 'check'],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    if (call?.name !== 'nixosSystem') return
    const extra = call.attrs.get('extraArgs')
    const [statement] = extra?.statements ?? []
    if (extra) {
      const free = !call.attrs.all.has('specialArgs') && is(statement, 'binding')
      const fix = free ? [suggested(file, 'Call it `specialArgs`', replace(extra.keys[0]!, 'specialArgs'))] : []
      yield finding(
        extra.keys[0]!,
        '`extraArgs` is gone in NixOS 26.11: take `specialArgs`, or `_module.args` in a module.',
        ...fix,
      )
    }
    const check = call.attrs.get('check')
    if (check) yield finding(check.keys[0]!, '`check` is gone in NixOS 26.11: set `_module.check` in a module.')
  },
})
