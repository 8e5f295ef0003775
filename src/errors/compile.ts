import type { Catalogue, KnownError, Signature } from './model.ts'
import { type AnchorWord, parseTemplate, type Template, wordsOf } from './template.ts'

/** A signature, ready to be looked for. */
export interface Pattern {
  readonly error: KnownError
  readonly signature: Signature
  readonly template: Template
  /** The word by which the index finds it. */
  readonly anchor: AnchorWord
  /** The parsed `with`. */
  readonly companion: Companion | null
}

/** A template that only confirms another. */
export interface Companion {
  readonly template: Template
  readonly anchor: AnchorWord
  /** The placeholders that both have: they must hold the same text. */
  readonly shared: readonly string[]
}

/** All signatures of a catalogue by the rarest of their words. */
export interface Index {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>
  /** The first units of those words, so that most words of a text need no look-up. */
  readonly initials: Uint8Array
}

/** Compiles a catalogue, once for many texts.
    @throws when a template is malformed; the message names the page */
export function compile(catalogue: Catalogue): Index {
  const parsed = catalogue.flatMap(error => error.signatures.map(signature => parse(error, signature)))
  const frequency = new Map<string, number>()
  for (const { words } of parsed) for (const { word } of words) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const rarest = (words: readonly AnchorWord[]): AnchorWord =>
    words.reduce((best, word) => (rarity(word, frequency) > rarity(best, frequency) ? word : best))

  const byWord = new Map<string, Pattern[]>()
  const initials = new Uint8Array(128)
  for (const { error, signature, template, words, companion } of parsed) {
    const anchor = rarest(words)
    const shared = companion ? namesIn(companion).filter(name => namesIn(template).includes(name)) : []
    const beside = companion && { template: companion, anchor: rarest(wordsOf(companion)), shared }
    const pattern = { error, signature, template, anchor, companion: beside }
    byWord.set(anchor.word, [...(byWord.get(anchor.word) ?? []), pattern])
    initials[anchor.word.charCodeAt(0)] = 1
  }
  return { byWord, initials }
}

function parse(error: KnownError, signature: Signature) {
  try {
    const template = parseTemplate(signature.text)
    const companion = signature.with === undefined ? null : parseTemplate(signature.with)
    return { error, signature, template, words: wordsOf(template), companion }
  } catch (cause) {
    throw new Error(`content/errors/${error.slug}.mdx: ${(cause as Error).message}`, { cause })
  }
}

const namesIn = ({ parts }: Template): readonly string[] =>
  parts.flatMap(part => (typeof part === 'string' ? [] : [part.name]))

/** Long words are rare in texts, and words of one template alone tell templates apart. */
const rarity = ({ word }: AnchorWord, frequency: ReadonlyMap<string, number>): number =>
  Math.min(word.length, 12) - 2 * Math.log2(frequency.get(word) ?? 1) - (COMMON.has(word) ? 8 : 0)

/** Words that stand in almost every output of Nix. */
const COMMON = new Set(
  'error warning attribute option while evaluating file path nix store source the building derivation'.split(' '),
)
