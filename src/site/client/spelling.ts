import { nearest } from '../../nix/nearest.ts'

/** Shorter words are too near to others to be corrected. */
const LEAST_LETTERS = 5

/** The words of a text that can be corrected to: letters only, in lower case. */
export const wordsIn = (text: string): readonly string[] =>
  (text.toLowerCase().match(/(?<![\w./-])[a-z]+(?![\w/-]|\.\w)/g) ?? []).filter(
    word => word.length >= LEAST_LETTERS && word.length < 24,
  )

/** The text with each word that is on no page replaced by the one that was probably meant. Names and paths stay as they are.
    @param known every word of the site */
export function corrected(text: string, known: ReadonlySet<string>): string {
  return text
    .split(' ')
    .map(word => {
      const [plain] = wordsIn(word)
      if (plain === undefined || plain.length !== word.length || isKnown(plain, known)) return word
      // The first letter is seldom wrong, and comparing with all words would take long.
      return (
        nearest(
          plain,
          Array.from(known).filter(other => other[0] === plain[0]),
        ) ?? word
      )
    })
    .join(' ')
}

/** As it is, or with the endings of English. */
const isKnown = (word: string, known: ReadonlySet<string>): boolean =>
  known.has(word) ||
  ['s', 'es', 'ed', 'd', 'ing', 'ly'].some(
    end => known.has(word + end) || (word.endsWith(end) && known.has(word.slice(0, -end.length))),
  )
