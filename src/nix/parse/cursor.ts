import type { Range } from '../../engine/model.ts'
import { type Lexeme, tokensOf } from './tokens.ts'

/** One place where a text is not Nix: the token that does not fit, or the one behind which something is missing. */
export interface Problem extends Range {
  readonly message: string
  /** The bracket or string that does not end, where that is the problem. */
  readonly open?: Lexeme
}

/** More would be repetition. */
const MAX_PROBLEMS = 10
/** Deeper than people write; the parser calls itself for each level. */
export const MAX_DEPTH = 400

/** Thrown where what follows cannot be read. */
export const STOP = Symbol('stop')

/** What ends each opening token. */
export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['${', '}'],
  ['[', ']'],
  ['(', ')'],
  ['"', '"close'],
  ["''", "''close"],
  ['let', 'in'],
])

const BRACKETS = new Set(['}', ']', ')'])

/** No expression begins with these. */
export const ENDS = new Set([...BRACKETS, ';', ',', '=', 'in', 'then', 'else', '"close', "''close", 'end'])

/** The tokens of a text, the place of the parser in them, what is open there, and what it has to say. */
export class Cursor {
  readonly problems: Problem[] = []
  readonly text: string
  readonly tokens: readonly Lexeme[]
  readonly open: Lexeme[] = []
  at = 0

  constructor(text: string) {
    this.text = text
    this.tokens = tokensOf(text)
  }

  get token(): Lexeme {
    return this.tokens[this.at]!
  }

  get type(): string {
    return this.token.type
  }

  is(type: string): boolean {
    return this.token.type === type
  }

  peek(ahead = 1): Lexeme {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!
  }

  take(): Lexeme {
    const token = this.token
    if (this.at < this.tokens.length - 1) this.at++
    return token
  }

  enter(): Lexeme {
    if (this.open.length > MAX_DEPTH) throw STOP
    this.open.push(this.token)
    return this.take()
  }

  /** Closes what is open, or says that it stays open and goes on as if it were closed. */
  leave(open: Lexeme): void {
    const close = CLOSING.get(open.type)!
    this.open.pop()
    if (this.type === close) {
      this.take()
      return
    }
    const where = `the \`${open.type}\` in line ${this.line(open)}`
    if (this.type === 'end') this.stop(`This \`${open.type}\` is never closed.`, open, open)
    if (open.type === 'let') {
      this.missing('in', `which ends the names of ${where}`)
      return
    }
    if (!ENDS.has(this.type)) this.unexpected(open.type === '{' ? 'a name or `}`' : `\`${close}\``)
    if (BRACKETS.has(this.type) && this.#closes(open)) {
      this.report(this.token, `\`${close}\` is needed here, not \`${this.type}\`: ${where} is open.`, open)
      this.take()
      return
    }
    this.report(this.token, `\`${close}\` is missing before this: ${where} is open.`, open)
    if (this.type !== ';' && this.open.every(outer => CLOSING.get(outer.type) !== this.type)) throw STOP
  }

  /** Takes the token, or says that it is missing and goes on as if it were there. */
  expect(type: string, which: string): void {
    if (this.type === type) {
      this.take()
      return
    }
    this.missing(type, which)
    if (ENDS.has(this.type)) throw STOP
  }

  /** Says that something is missing behind the last token. */
  missing(what: string, which = ''): void {
    const { from, to } = this.tokens[this.at - 1]!
    this.report(
      { from: Math.max(0, Math.min(from, to - 1)), to },
      `\`${what}\` is missing after this${which ? `, ${which}` : ''}.`,
    )
  }

  unexpected(expected: string): never {
    const { type, from, to } = this.token
    const open = this.open.at(-1)
    if (type === 'end') {
      if (open) this.stop(`This \`${open.type}\` is never closed.`, open, open)
      const last = this.tokens[this.at - 1] ?? this.token
      this.stop(`The file ends after this, where ${expected} is expected.`, last)
    }
    const strange = type === 'invalid' || this.text.startsWith('/*', from) ? strangeAt(this.text, from) : null
    if (strange) this.stop(strange.message, strange)
    const word = this.text.slice(from, to).split('\n')[0]!.slice(0, 30)
    this.stop(`\`${word}\` does not fit here: ${expected} is expected.`)
  }

  stop(message: string, range: Range = this.token, open?: Lexeme): never {
    this.report(range, message, open)
    throw STOP
  }

  report({ from, to }: Range, message: string, open?: Lexeme): void {
    // A place between two characters is shown by the one behind it, or by the last one.
    const start = from < to ? from : Math.max(0, Math.min(from, this.text.length - 1))
    const range = { from: start, to: Math.max(to, Math.min(start + 1, this.text.length)) }
    this.problems.push({ ...range, message, ...(open ? { open } : {}) })
    if (this.problems.length >= MAX_PROBLEMS) throw STOP
  }

  /** The line of a token, from 1. */
  line({ from }: Range): number {
    return this.text.slice(0, from).split('\n').length
  }

  /** How many `{` more than `}` the text has. */
  get braces(): number {
    return this.tokens.reduce((sum, { type }) => sum + (type === '{' || type === '${' ? 1 : type === '}' ? -1 : 0), 0)
  }

  /** The bracket here is of another kind than `open` needs, but it stands in its place: nothing further out waits for it,
      or its line begins as far to the left as the line of `open`. */
  #closes(open: Lexeme): boolean {
    const outer = this.open.findLast(other => CLOSING.get(other.type) === this.type)
    if (!outer) return true
    const here = indentOf(this.text, this.token)
    const near = indentOf(this.text, open)
    return here === near && near !== indentOf(this.text, outer) && this.line(open) !== this.line(this.token)
  }
}

/** How far the line of a token is indented. */
export function indentOf(text: string, { from }: Range): number {
  const start = text.lastIndexOf('\n', from - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, from))![0].length
}

/** A mark that Nix does not know, and what was meant by it. */
function strangeAt(text: string, from: number): Problem | null {
  const rest = text.slice(from, from + 200)
  const quoted = /^(?:'[^'\n]*'|[“”„«][^“”»\n]*[“”»]?|`[^`\n]*`)/.exec(rest)?.[0]
  if (quoted) {
    return {
      from,
      to: from + quoted.length,
      message: "A string stands between `\"` and `\"`, or between `''` and `''`.",
    }
  }
  const name = /^\$\w[\w'-]*/.exec(rest)?.[0]
  if (name) {
    const message = `\`${name}\` is how a shell names a variable; in Nix it is \`${name.slice(1)}\`.`
    return { from, to: from + name.length, message }
  }
  return rest.startsWith('/*') ? { from, to: from + 2, message: 'This `/*` is never closed.' } : null
}
