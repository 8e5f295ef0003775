import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is, keyName, selectPath } from '../nix/syntax.ts'

export default defineRule({
  id: 'option-types-attrs',
  family: 'option',
  summary: '`types.attrs`, which loses nested values',
  severity: 'warning',
  fix: 'suggested',
  related: ['option-without-type'],
  on: ['binding'],

  *check(node, file) {
    const key = node.field('attrpath')?.fields('attr').at(-1)
    const value = node.field('expression')
    if (!key || !value || keyName(key) !== 'type' || !is(value, 'select_expression')) return
    const path = selectPath(value)
    if (path?.at(-1) !== 'attrs' || path.at(-2) !== 'types') return
    const types = path.slice(0, -1).join('.')
    const fix = suggested(file, 'Merge every level', replace(value, `${types}.attrsOf ${types}.anything`))
    yield finding(
      value,
      'Two definitions of this type are merged at the top only: what is below is lost without a word.',
      fix,
    )
  },
})
