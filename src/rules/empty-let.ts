import { finding, remove, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { statementsOf } from '../nix/attrs.ts'

export default defineRule({
  id: 'empty-let',
  family: 'style',
  summary: '`let` that defines nothing',
  severity: 'hint',
  fix: 'safe',
  related: ['unused-binding'],
  on: ['let_expression'],

  *check(node, file) {
    const body = node.field('body')
    if (!body || node.hasError || statementsOf(node).length > 0) return
    const head = file.text.slice(node.from, body.from)
    const fix = /#|\/\*/.test(head) ? [] : [safe(file, 'Remove it', remove({ from: node.from, to: body.from }))]
    yield finding({ from: node.from, to: node.from + 3 }, 'This `let` defines nothing.', ...fix)
  },
})
