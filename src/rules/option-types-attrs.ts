import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { ancestor, booleanValue, is, keyName, selectPath } from '../nix/syntax.ts'

/** What is handed on as it is: sets of packages, whose every package another type would look at, functions, arguments. */
const HANDED_ON = /^(?:pkgs|lib|(?:\w*P|p)ackages|(?:\w*P|p)ackageSet|\w*[sS]pecialArgs)$/

export default defineRule({
  id: 'option-types-attrs',
  family: 'option',
  summary: '`types.attrs`, which loses nested values',
  severity: 'warning',
  fix: 'suggested',
  related: ['option-without-type'],
  words: ['attrs'],
  on: ['binding'],

  *check(node, file) {
    const key = node.field('attrpath')?.fields('attr').at(-1)
    const value = node.field('expression')
    if (!key || !value || keyName(key) !== 'type' || !is(value, 'select_expression')) return
    const path = selectPath(value)
    if (path?.at(-1) !== 'attrs' || path.at(-2) !== 'types') return
    if (isNeverMerged(node)) return
    const types = path.slice(0, -1).join('.')
    const fix = suggested(file, 'Merge every level', replace(value, `${types}.attrsOf ${types}.anything`))
    yield finding(
      value,
      'Two definitions of this type are merged at the top only: what is below is lost without a word.',
      fix,
    )
  },
})

/** The option is read-only, so that there is one definition, or holds what nobody merges. */
function isNeverMerged(type: Node): boolean {
  const declaration = ancestor(type, 'apply_expression')
  const call = declaration && setCallAt(declaration)
  if (call?.name !== 'mkOption') return false
  const option = is(declaration?.parent, 'binding') ? declaration.parent.field('attrpath')?.fields('attr').at(-1) : null
  if (option && HANDED_ON.test(keyName(option) ?? '')) return true
  return booleanValue(call.attrs.get('readOnly')?.values[0] ?? null) === true
}
