import { finding, remove, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { statementsOf } from '../nix/attrs.ts'
import { scopesOf } from '../nix/scope.ts'

export default defineRule({
  id: 'unneeded-rec',
  family: 'style',
  summary: '`rec` whose names do not use each other',
  severity: 'hint',
  fix: 'safe',
  on: ['rec_attrset_expression'],

  *check(node, file) {
    const rec = node.tokens.find(token => token.text === 'rec')
    const brace = node.tokens.find(token => token.text === '{')
    if (!rec || !brace || node.hasError || statementsOf(node).length === 0) return
    if (
      scopesOf(file)
        .boundBy(node)
        .some(({ references }) => references.length > 0)
    )
      return
    const between = file.text.slice(rec.to, brace.from)
    const fix = between.trim() === '' ? [safe(file, 'Remove `rec`', remove({ from: rec.from, to: brace.from }))] : []
    yield finding(rec, 'No attribute of this set uses another by its name.', ...fix)
  },
})
