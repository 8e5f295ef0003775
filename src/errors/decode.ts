import { compile, type Index } from './compile.ts'
import { find } from './find.ts'
import type { Catalogue, Decoded, Match } from './model.ts'
import { placesIn } from './places.ts'
import { type Ranked, rank } from './rank.ts'
import { type ShapedLine, shapedLines } from './shape.ts'
import { isHardWrapped, lineAt, lineEnd, type Stream, streamOf } from './stream.ts'
import type { PlaceholderType, Template } from './template.ts'

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

/** Paths without line numbers, and what the first of them tells besides: in a flake's copy in the store the `file` of the flake
    and the `source`, which is that copy; the reference of another `flake` in `«…»`. */
function refined(captures: Readonly<Record<string, string>>, { parts }: Template): Readonly<Record<string, string>> {
  const paths = new Set(parts.flatMap(part => (typeof part !== 'string' && isPath(part.type) ? [part.name] : [])))
  const all = Object.entries(captures).map(([name, value]) => [name, paths.has(name) ? withoutPosition(value) : value])
  const derived = all.flatMap(([name, value]) => (paths.has(name!) ? [partsOf(value!, captures.repository)] : []))
  return { ...derived.find(known => Object.keys(known).length > 0), ...Object.fromEntries(all) }
}

const isPath = (type: PlaceholderType): boolean => type === 'path' || type === 'absolute'

function partsOf(path: string, repository: string | undefined): Readonly<Record<string, string>> {
  const [, source, file] = /^(\/nix\/store\/[^/]{1,120}-source)\/(.{1,400})$/.exec(path) ?? []
  if (source && file) return { file, source }
  const flake = /^«([^»]{1,400})»\//.exec(path)?.[1]
  if (flake) return { flake }
  return repository && path.startsWith(`${repository}/`) ? { file: path.slice(repository.length + 1) } : {}
}

const withoutPosition = (path: string): string => path.replace(/(?::\d{1,7}){1,2}$|[:,;]$/, '')
