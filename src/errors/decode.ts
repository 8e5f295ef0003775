import { compile, type Index } from './compile.ts'
import { find } from './find.ts'
import type { Catalogue, Decoded, Match } from './model.ts'
import { fileInFlake, placesIn } from './places.ts'
import { type Ranked, rank } from './rank.ts'
import { type ShapedLine, shapedLines } from './shape.ts'
import { isHardWrapped, lineAt, lineEnd, type Stream, streamOf } from './stream.ts'
import type { Template } from './template.ts'

/** Says which of the known errors a pasted text shows, and where.
    @param text anything: output of Nix, a log around it, something else; of a very long one, the head and the tail are read
    @returns plain data, which holds nothing that was not in the text or the catalogue */
export const decode = (text: string, catalogue: Catalogue): Decoded => decoderOf(catalogue)(text)

/** The same for many texts: the catalogue is compiled once. */
export function decoderOf(catalogue: Catalogue): (text: string) => Decoded {
  const index = compile(catalogue)
  return text => decodeWith(index, text)
}

/** Weaker matches than this say less than silence. */
const LEAST_SCORE = 0.3
const MOST_MATCHES = 8

function decodeWith(index: Index, text: string): Decoded {
  const lines = shapedLines(text)
  const { hits, stream } = read(index, lines)
  const matches = hits.slice(0, MOST_MATCHES).map(hit => matchOf(hit, stream))
  return { version: 1, matches, where: matches.length > 0 ? placesIn(lines) : [] }
}

interface Reading {
  readonly stream: Stream
  readonly hits: readonly Ranked[]
}

/** Reads the lines; when no cause is among the hits, once more as a text that a terminal has broken inside of words. */
function read(index: Index, lines: readonly ShapedLine[]): Reading {
  const soft = readingOf(index, streamOf(lines))
  if (soft.hits[0]?.role === 'cause' || !isHardWrapped(lines)) return soft
  const hard = readingOf(index, streamOf(lines, true))
  return soft.hits.length === 0 || hard.hits[0]?.role === 'cause' ? hard : soft
}

const readingOf = (index: Index, stream: Stream): Reading => ({
  stream,
  hits: rank(find(index, stream).hits, stream).filter(hit => hit.score >= LEAST_SCORE),
})

function matchOf({ pattern, score, from, to, captures }: Ranked, stream: Stream): Match {
  const { slug, title, url, rules } = pattern.error
  const line = lineAt(stream, from)
  const text = stream.plain.slice(stream.starts[line]!, Math.max(lineEnd(stream, from), to))
  return {
    error: slug,
    title,
    score,
    url,
    captures: refined(captures, pattern.template),
    evidence: { line: stream.lines[line]!.number, text: text.length > 400 ? `${text.slice(0, 399)}…` : text },
    rules,
  }
}

/** Paths without line numbers; and with a path in a flake's copy in the store, the `file` in the flake. */
function refined(captures: Readonly<Record<string, string>>, { parts }: Template): Readonly<Record<string, string>> {
  const paths = new Set(parts.flatMap(part => (typeof part !== 'string' && part.type === 'path' ? [part.name] : [])))
  const cleaned = Object.entries(captures).map(
    ([name, value]) => [name, paths.has(name) ? withoutPosition(value) : value] as const,
  )
  const file = cleaned.flatMap(([name, value]) => (paths.has(name) ? (fileInFlake(value) ?? []) : []))[0]
  return { ...(file === undefined ? {} : { file }), ...Object.fromEntries(cleaned) }
}

const withoutPosition = (path: string): string => path.replace(/(?::\d{1,7}){1,2}$|[:,;]$/, '')
