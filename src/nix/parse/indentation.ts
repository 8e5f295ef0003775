import { CLOSING, indentOf, type Problem } from './cursor.ts'
import type { Lexeme } from './tokens.ts'

const CLOSERS = new Set(['}', ']', ')'])

/** A bracket that is open at some place of the text. */
interface Block {
  readonly open: Lexeme
  /** How far the line of the bracket is indented. */
  readonly indent: number
  /** The same for the next line in it; null before that line. */
  readonly inner: number | null
}

/** Where the indentation first disagrees with the brackets, when a bracket is what the parser stumbled over: a line further to
    the left than an open bracket allows, or, with one bracket too many, one that closes a bracket of a line further to the
    left. Blocks whose lines are not indented say nothing. Null when all agrees. */
export function misindented(text: string, tokens: readonly Lexeme[], first: Problem): Problem | null {
  if (!first.open) return null
  const isExtra = !CLOSING.has(first.open.type)
  const isNeverClosed = first.open.from === first.from && !isExtra
  const limit = isNeverClosed ? text.length + 1 : first.from
  const blocks: Block[] = []
  let before: Lexeme | undefined
  for (const token of tokens) {
    if (token.from >= limit || token.type === 'end') return null
    const block = blocks.at(-1)
    if (block && token.first && before) {
      const problem = isExtra ? closedEarly(text, token, block) : leftOpen(text, token, before, block, first)
      if (problem) return problem
      if (block.inner === null) blocks.splice(-1, 1, { ...block, inner: indentOf(text, token) })
    }
    before = token
    if (CLOSING.has(token.type) && token.type !== 'let') {
      blocks.push({ open: token, indent: indentOf(text, token), inner: null })
    } else if (block && CLOSING.get(block.open.type) === token.type) blocks.pop()
  }
  return null
}

/** The line that `token` begins stands too far to the left for the block that is open. */
function leftOpen(text: string, token: Lexeme, before: Lexeme, block: Block, first: Problem): Problem | null {
  const { open, indent, inner } = block
  if (open.type === '"' || open.type === "''") return null
  const close = CLOSING.get(open.type)
  const here = indentOf(text, token)
  if (inner === null) {
    // The rest of the line followed the bracket, and it is the one that the parser misses.
    const isSameLine = before !== open && lineOf(text, before) === lineOf(text, open)
    if (open !== first.open || !isSameLine || here > indent) return null
    const message = `\`${close}\` is missing after this: the \`${open.type}\` of this line is open.`
    return { from: before.from, to: before.to, message, open }
  }
  const isBack = token.type === close ? here < indent : CLOSERS.has(token.type) ? here <= indent : here < inner
  if (inner <= indent || !isBack) return null
  const message = `\`${close}\` is missing before this: the \`${open.type}\` in line ${lineOf(text, open)} is open.`
  return { from: token.from, to: token.to, message, open }
}

/** The closing bracket that begins a line stands further to the right than the line of the bracket that it closes. */
function closedEarly(text: string, token: Lexeme, { open, indent, inner }: Block): Problem | null {
  if (CLOSING.get(open.type) !== token.type || inner === null || inner <= indent) return null
  if (indentOf(text, token) <= indent) return null
  const closed = `closes the \`${open.type}\` in line ${lineOf(text, open)}`
  return {
    from: token.from,
    to: token.to,
    message: `This \`${token.type}\` ${closed}, so that a later one closes nothing.`,
  }
}

const lineOf = (text: string, { from }: Lexeme): number => text.slice(0, from).split('\n').length
