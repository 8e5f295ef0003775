import { load } from 'js-yaml'

/** A word of the field, as `content/glossary.yaml` explains it. */
export interface Term {
  readonly term: string
  /** Other spellings, plurals among them. */
  readonly also: readonly string[]
  /** One or two sentences, with `code` between backticks. */
  readonly text: string
  /** The page that says more, from the site's root. */
  readonly page: string
  /** Pages may link the word wherever it stands: it has no other sense in them. */
  readonly linked: boolean
}

/** The terms of a glossary, by the alphabet.
    @param source the text of `content/glossary.yaml`
    @throws when an entry lacks something, with its number */
export function readGlossary(source: string): readonly Term[] {
  const entries = load(source) as Partial<Term>[]
  return entries
    .map(({ term, also = [], text, page, linked = true }, at) => {
      if (!term || !text || !page)
        throw new Error(
          `content/glossary.yaml: entry ${at + 1} (${term ?? 'without a term'}) needs term, text and page.`,
        )
      return { term, also, text, page, linked }
    })
    .sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
}

/** The place of a term on the page of words. */
export const anchorOf = (term: string): string => term.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** A piece of running text, and the term that it is, if any. */
export interface Piece {
  readonly text: string
  readonly term?: Term
}

/** Finds in running text the terms that were not `seen` before, each once; what is found is added to `seen`. */
export function termsIn(text: string, terms: readonly Term[], seen: Set<string>): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(patternOf(terms))) {
    const found = match[0].toLowerCase()
    const term = terms.find(each => [each.term, ...each.also].some(name => name.toLowerCase() === found))!
    if (seen.has(term.term)) continue
    seen.add(term.term)
    pieces.push({ text: text.slice(at, match.index) }, { text: match[0], term })
    at = match.index + match[0].length
  }
  return at === 0 ? [{ text }] : [...pieces, { text: text.slice(at) }]
}

const patterns = new WeakMap<readonly Term[], RegExp>()

/** Longer names first, so that `store path` is not `store`; whole words, and none that is part of a hyphenated one. */
function patternOf(terms: readonly Term[]): RegExp {
  const known = patterns.get(terms)
  if (known) return known
  const names = terms
    .filter(({ linked }) => linked)
    .flatMap(({ term, also }) => [term, ...also])
    .sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\w/.-])(?:${names.join('|')})(?![\\w/-]|\\.\\w)`, 'gi')
  patterns.set(terms, pattern)
  return pattern
}
