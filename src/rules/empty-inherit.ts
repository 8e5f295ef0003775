import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { removeStatement } from '../nix/layout.ts'

export default defineRule({
  id: 'empty-inherit',
  family: 'style',
  summary: '`inherit` without names',
  severity: 'hint',
  fix: 'safe',
  related: ['empty-let'],
  on: ['inherit', 'inherit_from'],

  *check(node, file) {
    if (node.field('attrs') || node.hasError) return
    const fix = /#|\/\*/.test(node.text) ? [] : [safe(file, 'Remove it', removeStatement(file.text, node))]
    yield finding(node, 'This `inherit` names nothing.', ...fix)
  },
})
