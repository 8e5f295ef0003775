import type { Companion, Index, Pattern } from './compile.ts'
import { type Count, type Fit, fitAt } from './fit.ts'
import type { Stream } from './stream.ts'
import { isWordUnit } from './template.ts'

/** A pattern that fits at a place of the stream. */
export interface Hit extends Fit {
  readonly pattern: Pattern
}

export interface Found {
  /** In the order of the text. */
  readonly hits: readonly Hit[]
  /** Units of text that were compared: what the time depends on. */
  readonly steps: number
}

/** The longest word that is looked up. */
const LONGEST = 40

/** Finds every place where a pattern fits. Each word of the text is looked up once, and each place where a pattern may fit is
    compared once over no more than the length that its placeholders allow: the time grows with the text and with nothing else. */
export function find(index: Index, stream: Stream): Found {
  const text = stream.folded
  const hits: Hit[] = []
  let steps = 0
  const count: Count = units => {
    steps += units
  }
  const confirm = confirmer(stream, count)
  for (let at = 0; at < text.length; at++) {
    const from = at
    while (isWordUnit(text.charCodeAt(at))) at++
    steps += at - from + 1
    if (at === from || at - from > LONGEST || index.initials[text.charCodeAt(from)] === 0) continue
    for (const pattern of index.byWord.get(text.slice(from, at)) ?? []) {
      const fit = fitAt(pattern.template, pattern.anchor, stream, from, count)
      const confirmed = fit && confirm(pattern, fit)
      if (confirmed) hits.push({ ...confirmed, pattern })
    }
  }
  return { hits, steps }
}

/** Looks for the companions of patterns, for each in the whole text once. */
function confirmer(stream: Stream, count: Count): (pattern: Pattern, fit: Fit) => Fit | null {
  const known = new Map<Companion, ReadonlyMap<string, Fit>>()
  return ({ companion }, fit) => {
    if (!companion) return fit
    if (!known.has(companion)) known.set(companion, fitsOf(companion, stream, count))
    const beside = known.get(companion)!.get(keyOf(companion, fit))
    return beside
      ? { ...fit, weight: fit.weight + beside.weight, captures: { ...beside.captures, ...fit.captures } }
      : null
  }
}

function fitsOf(companion: Companion, stream: Stream, count: Count): ReadonlyMap<string, Fit> {
  const fits = new Map<string, Fit>()
  const { word } = companion.anchor
  count(stream.folded.length)
  for (let at = stream.folded.indexOf(word); at >= 0; at = stream.folded.indexOf(word, at + word.length)) {
    const fit = fitAt(companion.template, companion.anchor, stream, at, count)
    if (fit) fits.set(keyOf(companion, fit), fit)
  }
  return fits
}

/** What a pattern and its companion must agree on. */
const keyOf = ({ shared }: Companion, { captures }: Fit): string => shared.map(name => captures[name] ?? '').join('\0')
