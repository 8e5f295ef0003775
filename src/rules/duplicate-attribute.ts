import { finding, insert, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
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

  check: (set, file) =>
    duplicatesOf(set).map(({ path, key, first, statement, firstStatement }) => {
      const line = file.text.slice(0, first.from).split('\n').length
      return finding(
        key,
        `\`${path.join('.')}\` is defined twice, first in line ${line}.`,
        ...fixesOf(statement, firstStatement, file),
      )
    }),
})

/** Saying the same thing once keeps what was meant, and two lists may be meant as one; of two different things only a person
    knows which. */
function fixesOf(statement: Node, first: Node, file: SourceFile): readonly Fix[] {
  if (!is(statement, 'binding') || !is(first, 'binding') || hasComment(statement)) return []
  const gone = removeStatement(file.text, statement)
  if (words(statement) === words(first)) return [safe(file, 'Remove the second one', gone)]
  const [list, more] = [first.field('expression'), statement.field('expression')]
  if (!is(list, 'list_expression') || !is(more, 'list_expression') || statement.parent !== first.parent) return []
  const last = list.fields('element').at(-1)
  const added = more.fields('element').map(element => element.text)
  if (!last || added.length === 0) return []
  const gap = /\s*$/.exec(file.text.slice(list.from + 1, last.from))![0]
  const between = gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n')) : ' '
  const comment = between === ' ' ? '' : (/^[ \t]*#.*/.exec(file.text.slice(last.to))?.[0].trimEnd() ?? '')
  const elements = insert(last.to + comment.length, added.map(element => `${between}${element}`).join(''))
  return [suggested(file, 'Join the two lists', elements, gone)]
}

const words = (node: Node): string => node.text.replace(/\s+/g, ' ')

const hasComment = (node: Node): boolean => node.type === 'comment' || node.children.some(hasComment)
