import { insert, remove } from '../engine/edits.ts'
import type { Edit, Node, Range } from '../engine/model.ts'

/** Edits that own their commas, line breaks and indentation, so that the result is what a formatter would keep. */

/** The white space in front of the line on which `at` stands. */
export function indentAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return /^[ \t]*/.exec(text.slice(start))![0]
}

/** Takes a statement out, with its line when nothing else stands on it, else with the white space in front of it. */
export function removeStatement(text: string, statement: Range): Edit {
  const start = text.lastIndexOf('\n', statement.from - 1) + 1
  const end = text.indexOf('\n', statement.to)
  const alone =
    text.slice(start, statement.from).trim() === '' && end >= 0 && text.slice(statement.to, end).trim() === ''
  if (alone) return remove({ from: start, to: end + 1 })
  const gap = /[ \t]*$/.exec(text.slice(0, statement.from))![0].length
  return remove({ from: statement.from - gap, to: statement.to })
}

/** Adds a statement behind another one and the comment on its line, on a line of its own where that one has its own line. */
export function statementAfter(text: string, statement: Range, added: string): Edit {
  const start = text.lastIndexOf('\n', statement.from - 1) + 1
  const comment = /^[ \t]*#.*/.exec(text.slice(statement.to))?.[0].trimEnd() ?? ''
  const ownLine = comment !== '' || text.slice(start, statement.from).trim() === ''
  return insert(statement.to + comment.length, ownLine ? `\n${indentAt(text, statement.from)}${added}` : ` ${added}`)
}

/** A comment belongs to a statement: it is inside, behind it on its last line, or directly above. */
export function isRemark(text: string, comment: Range, statement: Range): boolean {
  if (comment.from >= statement.from) return !text.slice(statement.to, comment.from).includes('\n')
  const start = text.lastIndexOf('\n', comment.from) + 1
  const between = text.slice(comment.to, statement.from).split('\n').slice(1, -1)
  return text.slice(start, comment.from).trim() === '' && between.every(line => line.trim().startsWith('#'))
}

/** Adds a formal, or `...`, at the end of a pattern: before the `...` that is there, with the commas that the pattern uses. */
export function appendFormal(text: string, formals: Node, name: string): Edit {
  const ellipses = formals.field('ellipses')
  const last = formals.fields('formal').at(-1)
  if (ellipses) return insert(ellipses.from, `${name},${separator(text, formals, ellipses)}`)
  if (!last) return insert(formals.from + 1, ` ${name}${text[formals.from + 1] === ' ' ? '' : ' '}`)
  const comma = formals.tokens.find(token => token.text === ',' && token.from >= last.to)
  // Behind `...` Nix takes no comma.
  if (comma) return insert(comma.to, `${separator(text, formals, last)}${name}${name === '...' ? '' : ','}`)
  const leading = /(\n[ \t]*),[ \t]*$/.exec(text.slice(formals.from, last.from))
  return insert(last.to, leading ? `${leading[1]}, ${name}` : `,${separator(text, formals, last)}${name}`)
}

/** Takes a formal out of a pattern, with one comma and the white space that came with it. */
export function removeFormal(text: string, formals: Node, formal: Node): Edit {
  const commas = formals.tokens.filter(token => token.text === ',')
  const after = commas.find(comma => comma.from >= formal.to)
  const before = commas.findLast(comma => comma.to <= formal.from)
  const isLast = !formals.children.some(child => child.from >= formal.to && child.type !== 'comment')
  if (after && isLast) return remove({ from: before?.to ?? formal.from, to: after.to })
  if (after) {
    const gap = /^\s*/.exec(text.slice(after.to))![0].length
    return remove({ from: formal.from, to: after.to + gap })
  }
  return remove({ from: before?.from ?? formal.from, to: formal.to })
}

/** The white space between one formal and the next: a line break with its indentation, or a space. */
function separator(text: string, formals: Node, near: Range): string {
  const gap = /\s*$/.exec(text.slice(formals.from + 1, near.from))![0]
  return gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n')) : ' '
}
