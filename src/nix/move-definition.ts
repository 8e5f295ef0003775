import { replace } from '../engine/edits.ts'
import type { Edit, Node, SourceFile } from '../engine/model.ts'
import { statementsOf } from './attrs.ts'
import { indentAt, isRemark, removeStatement, statementAfter } from './layout.ts'
import type { Definition } from './modules.ts'
import { ancestor, contains, descendants, is, unwrap } from './syntax.ts'

/** Gives a definition another path and keeps its value: `from` and `to` are dotted, `from` is the beginning of the definition's path.
    @returns null where the text does not allow it: inside a mark, an `inherit`, next to a comment that would stay behind */
export function moveDefinition(file: SourceFile, definition: Definition, from: string, to: string): Edit[] | null {
  const [old, now] = [from.split('.'), to.split('.')]
  const { keys } = definition
  const last = keys[old.length - 1]
  if (!last || !is(last.parent, 'attrpath')) return null
  let same = 0
  while (same < Math.min(old.length, now.length) - 1 && old[same] === now[same]) same++
  const isOneText = keys[same]!.parent === last.parent && (same > 0 || last.parent.fields('attr')[0] === keys[0])
  if (isOneText) return [replace({ from: keys[same]!.from, to: last.to }, now.slice(same).join('.'))]
  return moveOut(file, keys, old.length, now, same)
}

/** `xserver = { libinput.enable = true; }` becomes `xserver = { }` and `libinput.enable = true` behind it. */
function moveOut(file: SourceFile, keys: readonly Node[], length: number, now: readonly string[], same: number) {
  const { text } = file
  const inner = ancestor(keys[length - 1]!, 'binding')
  const outer = ancestor(keys[same]!, 'binding')
  const set = inner?.parent?.parent
  if (!inner || !outer || !set || !isPlain(inner, outer)) return null
  const first = keys.findIndex(key => key.parent === outer.field('attrpath'))
  const rest = text.slice(keys[length - 1]!.to, inner.to)
  // The white space at the beginning of a line may be a part of a text.
  if (first > same || (rest.includes('\n') && rest.includes("''"))) return null
  const isAlone = statementsOf(set).length === 1 && set.parent && ancestor(set, 'binding') === outer
  const indents = [inner, outer].map(({ from }) => indentAt(text, from).length)
  const extra = ' '.repeat(Math.max(0, indents[0]! - indents[1]!))
  const written = now.slice(first).join('.') + (extra ? rest.replaceAll(`\n${extra}`, '\n') : rest)
  const comments = descendants(outer, 'comment').filter(node => !contains(inner, node))
  if (comments.some(comment => isAlone || isRemark(text, comment, inner))) return null
  return isAlone ? [replace(outer, written)] : [removeStatement(text, inner), statementAfter(text, outer, written)]
}

/** Between the two there is nothing but sets, so that the value means the same outside. */
function isPlain(inner: Node, outer: Node): boolean {
  for (let at: Node = inner; at !== outer; ) {
    const set = at.parent?.parent
    const above = set ? ancestor(set, 'binding') : null
    const value = above?.field('expression')
    if (!above || !is(set, 'attrset_expression') || !value || unwrap(value) !== set) return false
    at = above
  }
  return true
}
