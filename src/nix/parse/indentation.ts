import { CLOSING, indentOf, type Problem } from './cursor.ts'
import { parseStrictly } from './parser.ts'
import type { Lexeme } from './tokens.ts'

const CLOSERS = new Set(['}', ']', ')'])

/** So many places are tried; each costs a parse. */
const MAX_TRIALS = 12

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
    left. A place counts when the text parses, or parses further, once the bracket is put in or taken out there. */
export function misindented(text: string, tokens: readonly Lexeme[], first: Problem): Problem | null {
  if (!first.open) return null
  const isExtra = !CLOSING.has(first.open.type)
  const isNeverClosed = first.open.from === first.from && !isExtra
  const limit = isNeverClosed ? text.length : first.from
  let trials = 0
  for (const place of isExtra ? closedEarly(text, tokens, limit) : leftOpen(text, tokens, limit, first)) {
    const helps = place.repairs.some(repair => {
      const next = parseStrictly(repair).problems[0]
      return !next || (!isNeverClosed && next.from > limit + 2)
    })
    if (helps) return place.problem
    if (++trials === MAX_TRIALS) return null
  }
  return null
}

/** A place where a bracket seems to be missing, or one too many, and the text without that mistake. */
interface Place {
  readonly problem: Problem
  readonly repairs: readonly string[]
}

function* leftOpen(text: string, tokens: readonly Lexeme[], limit: number, first: Problem): Generator<Place> {
  for (const { token, before, block } of lines(text, tokens, limit)) {
    const { open, indent, inner } = block
    const close = CLOSING.get(open.type)!
    const put = (at: number): string[] => ['', ';'].map(mark => `${text.slice(0, at)}${close}${mark}${text.slice(at)}`)
    const where = `the \`${open.type}\` in line ${lineOf(text, open)} is open`
    const here = indentOf(text, token)
    if (open.type === '"' || open.type === "''") continue
    if (token.type === 'end') {
      const message = `\`${close}\` is missing after this: ${where}.`
      yield { problem: { from: before.from, to: before.to, message }, repairs: put(before.to) }
    } else if (inner === null) {
      // The rest of the line followed the bracket, and it is the one that the parser misses.
      const isSameLine = before !== open && lineOf(text, before) === lineOf(text, open)
      if (open !== first.open || !isSameLine || here > indent) continue
      const message = `\`${close}\` is missing after this: the \`${open.type}\` of this line is open.`
      yield { problem: { from: before.from, to: before.to, message }, repairs: put(before.to) }
    } else {
      const isBack = token.type === close ? here < indent : CLOSERS.has(token.type) ? here <= indent : here < inner
      if (inner <= indent || !isBack) continue
      const message = `\`${close}\` is missing before this: ${where}.`
      yield { problem: { from: token.from, to: token.to, message }, repairs: put(token.from) }
    }
  }
}

function* closedEarly(text: string, tokens: readonly Lexeme[], limit: number): Generator<Place> {
  for (const { token, block } of lines(text, tokens, limit)) {
    const { open, indent, inner } = block
    if (CLOSING.get(open.type) !== token.type || inner === null || inner <= indent) continue
    if (indentOf(text, token) <= indent) continue
    const closed = `closes the \`${open.type}\` in line ${lineOf(text, open)}`
    const message = `This \`${token.type}\` ${closed}, so that a later one closes nothing.`
    const rest = text.slice(token.to)
    const repairs = [rest, rest.replace(/^\s*;/, '')].map(after => text.slice(0, token.from) + after)
    yield { problem: { from: token.from, to: token.to, message }, repairs }
  }
}

/** The tokens that stand first on a line in an open bracket, with the token before, and the end of the file. */
function* lines(text: string, tokens: readonly Lexeme[], limit: number) {
  const blocks: Block[] = []
  let before: Lexeme | undefined
  for (const token of tokens) {
    const block = blocks.at(-1)
    if (token.from > limit || (token.from === limit && token.type !== 'end')) return
    if (block && before && (token.first || token.type === 'end')) {
      yield { token, before, block }
      if (block.inner === null) blocks.splice(-1, 1, { ...block, inner: indentOf(text, token) })
    }
    // The end of a path is a token without text.
    if (token.to > token.from) before = token
    if (CLOSING.has(token.type) && token.type !== 'let') {
      blocks.push({ open: token, indent: indentOf(text, token), inner: null })
    } else if (block && CLOSING.get(block.open.type) === token.type) blocks.pop()
  }
}

const lineOf = (text: string, { from }: Lexeme): number => text.slice(0, from).split('\n').length
