import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { asLetIn } from '../nix/legacy-let.ts'

export default defineRule({
  id: 'legacy-let-syntax',
  family: 'style',
  summary: '`let { body = …; }`',
  severity: 'warning',
  fix: 'safe',
  related: ['lix-incompatible-syntax'],
  on: ['let_attrset_expression'],

  *check(node, file, { target }) {
    if (target.dialect === 'lix') return
    const edits = asLetIn(node, file)
    yield finding(
      { from: node.from, to: node.from + 3 },
      '`let { body = …; }` is the old form of `let … in`, which Lix refuses.',
      ...(edits ? [safe(file, 'Write `let … in`', ...edits)] : []),
    )
  },
})
