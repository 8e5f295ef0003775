import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'option-without-description',
  family: 'option',
  summary: 'option without a description',
  severity: 'hint',
  fix: 'none',
  errors: ['option … has no description'],
  related: ['option-enable-text'],
  words: ['mkOption'],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    if (/(?:^|\/)tests?\//.test(file.path)) return
    if (call?.name !== 'mkOption' || !call.attrs.complete || call.attrs.all.size === 0) return
    if (['description', 'internal', 'visible', 'readOnly'].some(name => call.attrs.all.has(name))) return
    // Only a type with more options in it: another module declares and describes the option.
    const [type] = call.attrs.get('type')?.values ?? []
    if (call.attrs.all.size === 1 && (!type || /\bsubmodule/.test(type.text))) return
    if (is(node.parent, 'binary_expression') && node.parent.tokens[0]?.text === '//') return
    yield finding(call.callee, 'Nobody can tell what this option does, and a manual made of it does not build.')
  },
})
