import type { Range } from '../../engine/model.ts'
import type { Problem } from './cursor.ts'
import { misindented } from './indentation.ts'
import { parseStrictly } from './parser.ts'
import type { Lexeme } from './tokens.ts'

/** Why a text is not Nix, in its order; none when Nix 2.34 parses it, unless it is nested
    deeper than the parser follows: ask only about a text that the grammar refuses. Where the parser stumbles late, white space shows what
    was meant: a string that runs over lines of code, a line that is indented as if a bracket were closed. */
export function problemsOf(text: string): readonly Problem[] {
  const { problems, tokens, lost } = parseStrictly(text)
  const [first] = problems
  const zero = tokens.find(({ type, from, to }) => type === 'string' && text.slice(from, to).includes('\0'))
  const odd = zero ? text.indexOf('\0', zero.from) : first ? text.search(/[\0\uFFFD]/) : -1
  // Encrypted and compressed files may keep the name of what they were.
  if (odd >= 0) return [{ from: odd, to: odd + 1, message: 'This is no text: the file may be encrypted.' }]
  if (lost)
    return [{ from: lost.from, to: lost.to, message: 'From here on it is nested too deep to say what is wrong.' }]
  if (!first) return []
  const marks = conflicts(text)
  if (marks.length > 0) return marks
  const earlier = longString(text, tokens, first) ?? misindented(text, tokens, first)
  return earlier ? [earlier] : problems
}

/** The lines by which Git marks what it could not merge. */
function conflicts(text: string): readonly Problem[] {
  const marks = [...text.matchAll(/^(?:<{7} .*|={7}\r?|>{7} .*)$/gm)]
  if (!marks.some(([mark]) => mark.startsWith('<')) || !marks.some(([mark]) => mark.startsWith('>'))) return []
  const message = 'Git could not merge here and left this mark.'
  return marks.map(({ 0: mark, index }) => ({ from: index, to: index + mark.trimEnd().length, message }))
}

/** With a quote too few or too many, what stood between two strings is taken for one, and the next quote, which was to open
    a string, closes it. */
function longString(text: string, tokens: readonly Lexeme[], first: Problem): Problem | null {
  const open: Lexeme[] = []
  for (const token of tokens) {
    if (token.from > Math.max(first.from, first.open?.from ?? 0)) return null
    if (token.type === '"' || token.type === "''") open.push(token)
    if (token.type !== '"close' && token.type !== "''close") continue
    const start = open.pop()
    if (!start || !text.slice(start.from, token.from).includes('\n')) continue
    if (start.type === '"' ? /[\w"$/.~-]/.test(text[token.to] ?? '') : opensThere(text, token)) {
      const line = text.slice(0, token.from).split('\n').length
      return { from: start.from, to: start.to, message: `This \`${start.type}\` is closed only in line ${line}.` }
    }
  }
  return null
}

/** The `''` stands where a string begins, behind `=` or a bracket and before the end of the line. */
const opensThere = (text: string, { from, to }: Range): boolean =>
  /[=([+][ \t]*$/.test(text.slice(Math.max(0, from - 20), from)) && /^[ \t]*\r?\n/.test(text.slice(to, to + 20))
