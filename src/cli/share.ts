import { type Levels, lint } from '../engine/lint.ts'
import type { Document, Listing, Report, Target } from '../engine/model.ts'
import type { Parse } from '../engine/parser.ts'
import { rules } from '../rules/index.ts'
import { opener, parseToStore, type StoredTree } from './stored-file.ts'

/** What is to be linted as one project, as each thread knows it: it survives a message. */
export interface Work {
  readonly documents: readonly Document[]
  readonly listing: Listing | null
  readonly target: Target
  readonly levels: Levels
  /** Into how many portions the documents are cut. */
  readonly portions: number
  /** How many portions have been taken, to parse and to lint: in memory that all threads share. */
  readonly taken: Int32Array<SharedArrayBuffer>
}

/** Results by the number of the document. */
export type Trees = Map<number, StoredTree | null>
export type Findings = Map<number, Pick<Report, 'diagnostics' | 'suppressed'>>

export const workOf = (
  documents: readonly Document[],
  settings: Pick<Work, 'listing' | 'target' | 'levels'>,
  portions: number,
): Work => ({ documents, ...settings, portions, taken: new Int32Array(new SharedArrayBuffer(8)) })

/** Parses portions that no other thread has taken, until none is left. */
export function parseShare(work: Work, parse: Parse): Trees {
  const trees: Trees = new Map()
  for (const portion of portionsFor(work, 0)) {
    for (const index of portion) trees.set(index, parseToStore(parse, work.documents[index]!))
  }
  return trees
}

/** Lints portions that no other thread has taken, until none is left. The files of a portion are opened anew for it, so that the nodes
    and models of their rules are dropped with it; what rules ask of all other files is kept. In each project a path is one file.
    @param trees those of all documents */
export function lintShare(work: Work, parse: Parse, trees: Trees): Findings {
  const { documents, listing, target, levels } = work
  const open = opener(parse)
  const opened = (index: number) => open(documents[index]!, trees.get(index) ?? null)
  const others = documents.map((_, index) => opened(index))
  const found: Findings = new Map()
  for (const portion of portionsFor(work, 1)) {
    const own = portion.map(opened)
    const files = new Map([...others, ...own].map(file => [file.path, file]))
    const reports = lint({ files, target, listing }, rules, levels, own)
    for (const [at, { diagnostics, suppressed }] of reports.entries())
      found.set(portion[at]!, { diagnostics, suppressed })
  }
  return found
}

/** The numbers of the documents of each portion that this thread gets: neighbours, as much text in one as in another. */
function* portionsFor({ documents, portions, taken }: Work, round: 0 | 1): Generator<readonly number[]> {
  const size = documents.reduce((sum, { text }) => sum + text.length + 1, 0) / portions
  const cut: number[][] = Array.from({ length: portions }, () => [])
  let before = 0
  for (const [index, { text }] of documents.entries()) {
    cut[Math.floor(before / size)]!.push(index)
    before += text.length + 1
  }
  for (let next = Atomics.add(taken, round, 1); next < portions; next = Atomics.add(taken, round, 1)) yield cut[next]!
}
