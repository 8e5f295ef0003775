import { finding, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { duplicatesOf } from '../nix/duplicates.ts'
import { removeStatement } from '../nix/layout.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'duplicate-attribute',
  family: 'syntax',
  summary: 'name that a set or a `let` defines twice',
  severity: 'error',
  fix: 'safe',
  errors: ["attribute '…' already defined at", "dynamic attribute '…' already defined at"],
  related: ['duplicate-formal'],
  on: ['attrset_expression', 'rec_attrset_expression', 'let_expression', 'let_attrset_expression'],

  *check(set, file) {
    for (const { path, key, first, statement, firstStatement } of duplicatesOf(set)) {
      const line = file.text.slice(0, first.from).split('\n').length
      // Saying the same thing once keeps what was meant; of two different things only a person knows which.
      const same = is(statement, 'binding') && words(statement) === words(firstStatement) && !hasComment(statement)
      yield finding(
        key,
        `\`${path.join('.')}\` is defined twice, first in line ${line}.`,
        ...(same ? [safe(file, 'Remove the second one', removeStatement(file.text, statement))] : []),
      )
    }
  },
})

const words = (node: Node): string => node.text.replace(/\s+/g, ' ')

const hasComment = (node: Node): boolean => node.type === 'comment' || node.children.some(hasComment)
