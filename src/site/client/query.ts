/** What is searched for, in the order in which it is tried until something is found. */
export interface Query {
  /** Texts whose words must all be on a page. */
  readonly all: readonly string[]
  /** Words of which a page should have as many as possible. */
  readonly some: readonly string[]
}

/** Reads a query as a person types or pastes it. Of an error, what belongs to one machine (store paths, places, hashes and
    quoted names) is on no page, and one such word would hide every page; so it is searched without them first. */
export function queryOf(typed: string): Query {
  const text = typed.trim().replace(/\s+/g, ' ').replace(SUBJECT, '')
  if (text === '') return { all: [], some: [] }
  const general = generalised(text)
  const all = looksLikeError(text) ? [general, text] : [text, general]
  return { all: [...new Set(all.filter(query => query !== ''))], some: wordsOf((isPasted(text) && general) || text) }
}

/** What people add for a search of the whole web: here all pages are about it. */
const SUBJECT = /(?<=\S \S+)(?: (?:in|on|with))? (?:nix|nixos)$/i

/** The text without what differs from machine to machine. */
export function generalised(text: string): string {
  return text
    .replace(/["'‘’“”`][^"'‘’“”`]*["'‘’“”`]/g, ' ')
    .replace(/\b(?:sha256|sha512)[-:][\w+/=]+/g, ' ')
    .replace(/(?:path|git\+file):\S+/g, ' ')
    .replace(/\/nix\/store\/[^\s'"]+/g, ' ')
    .replace(/(^|[\s(«])(?:\/|~\/|\.{1,2}\/)\w[^\s'")»]*/g, '$1 ')
    .replace(/\S*:\d+:\d+:?/g, ' ')
    .replace(/\b(?:error|warning|trace|at):?(?=\s|$)/gi, ' ')
    .replace(/[…«»]/g, ' ')
    .replace(/(^|\s)[:;,.]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const isPasted = (text: string): boolean => /\b(?:error|warning):|\/nix\/store\/|:\d+:\d+/i.test(text)

const looksLikeError = (text: string): boolean => isPasted(text) || text.length > 60

/** Words that stand on nearly every page. */
const COMMON = new Set(
  'a an and are as at be but by can for from has have i if in is it its not of on or that the this to was with you'.split(
    ' ',
  ),
)

/** The words that are worth a search of their own, at most twelve, each once. */
function wordsOf(text: string): readonly string[] {
  const words = text.split(' ').map(word => word.replace(/^[("'‘“`,;:]+|[)"'’”`,;:.?]+$/g, ''))
  return [...new Set(words.filter(word => word.length > 1 && !COMMON.has(word.toLowerCase())))].slice(0, 12)
}

/** One page that was found for one word. */
export interface Hit {
  readonly id: string
}

/** Pages by how many of the words they have; a rare word counts more. A page with less than half of them is left out.
    @param found what was found for each word */
export function rank<T extends Hit>(found: readonly (readonly T[])[]): readonly T[] {
  const pages = new Map<string, { hit: T; words: number; weight: number }>()
  for (const hits of found) {
    for (const [at, hit] of hits.entries()) {
      const page = pages.get(hit.id) ?? { hit, words: 0, weight: 0 }
      page.words++
      page.weight += 1 / Math.sqrt(hits.length) + 1 / (10 + at)
      pages.set(hit.id, page)
    }
  }
  return [...pages.values()]
    .filter(({ words }) => words * 2 >= found.length)
    .sort((a, b) => b.weight - a.weight)
    .map(({ hit }) => hit)
}
