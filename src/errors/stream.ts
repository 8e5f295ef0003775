import type { ShapedLine } from './shape.ts'
import { fold } from './template.ts'

/** The lines of a text as one string, in which a message that was broken over several lines reads on. */
export interface Stream {
  /** White space is one space, quotation marks are `'`; what does not belong together is separated by `\n`. */
  readonly folded: string
  /** The same with the quotation marks of the text: every offset means the same place in both. */
  readonly plain: string
  /** The lines in it and where each begins. */
  readonly lines: readonly ShapedLine[]
  readonly starts: readonly number[]
}

/** Joins the lines. Excerpts of source code and what people typed are left out.
    @param hard lines that reach the right margin were broken by a terminal, inside of a word too, and are joined without a space */
export function streamOf(shaped: readonly ShapedLine[], hard = false): Stream {
  const margin = hard ? marginOf(shaped) : 0
  const lines: ShapedLine[] = []
  const starts: number[] = []
  const pieces: string[] = []
  let length = 0
  let open = false
  let full = false
  for (const line of shaped) {
    if (line.kind === 'excerpt' || line.kind === 'break') {
      open = false
      continue
    }
    const joined = open && line.kind === 'message'
    const piece = (pieces.length === 0 ? '' : joined ? (full ? '' : ' ') : '\n') + line.text.trim().replace(/\s+/g, ' ')
    if (!joined || !full) {
      lines.push(line)
      starts.push(length + (pieces.length === 0 ? 0 : 1))
    }
    pieces.push(piece)
    length += piece.length
    open = line.kind === 'message'
    full = hard && line.text.length >= margin
  }
  const plain = pieces.join('')
  return { folded: fold(plain), plain, lines, starts }
}

/** The number of the line that holds the offset, as an index into `lines`. */
export function lineAt({ starts }: Stream, offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the line that holds the offset ends. */
export function lineEnd(stream: Stream, offset: number): number {
  const next = stream.starts[lineAt(stream, offset) + 1]
  return next === undefined ? stream.plain.length : next - 1
}

/** The width of the terminal that broke the lines: the longest line, if it looks like a terminal's width and another line has it too. */
function marginOf(shaped: readonly ShapedLine[]): number {
  let margin = 0
  for (const { text } of shaped) margin = Math.max(margin, text.length)
  return margin
}

/** Some line is as long as a terminal is wide, so that the text may have been broken by one. */
export const isHardWrapped = (shaped: readonly ShapedLine[]): boolean => {
  const margin = marginOf(shaped)
  return shaped.length > 1 && margin >= 40 && margin <= 400
}
