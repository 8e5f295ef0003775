/** What a placeholder may stand for. `most` is the longest text it takes, in UTF-16 units; `white`: it may hold white space;
    `quotes`: it may hold quotation marks. */
export const placeholderTypes = {
  /** Any text. */
  text: { most: 400, white: true, quotes: true },
  /** One word: a variable, a package, an input, a user, a unit. */
  name: { most: 200, white: false, quotes: false },
  /** The path of an attribute or of an option; a quoted part of it may hold anything. */
  attribute: { most: 300, white: true, quotes: true },
  option: { most: 300, white: true, quotes: true },
  /** A file, a directory or a store path, without a line number. It also gives `file`, `source` or `flake`: see `decode.ts`. */
  path: { most: 400, white: true, quotes: false },
  /** The same, but from the root: it begins with `/`, or with a flake reference in `«…»`. */
  absolute: { most: 400, white: true, quotes: false },
  /** A flake reference or another URL. */
  url: { most: 600, white: false, quotes: false },
  host: { most: 200, white: false, quotes: false },
  hash: { most: 200, white: false, quotes: false },
  /** Such as `x86_64-linux`. */
  system: { most: 40, white: false, quotes: false },
  /** Digits. */
  number: { most: 20, white: false, quotes: false },
} as const

export type PlaceholderType = keyof typeof placeholderTypes

export interface Placeholder {
  readonly name: string
  readonly type: PlaceholderType
}

/** Literal text, quotes folded and white space as single spaces, or a placeholder. */
export type Part = string | Placeholder

/** A parsed template. Parts alternate: no two literals and no two placeholders stand side by side. */
export interface Template {
  /** The word in front that tells an error from a warning; it is no part of `parts`. */
  readonly level: 'error' | 'warning' | null
  /** It describes a line of a trace, which begins with `…`. */
  readonly frame: boolean
  readonly parts: readonly Part[]
  /** Letters and digits in the literals: how much must agree for the template to fit. */
  readonly weight: number
}

/** Reads a template such as `error: attribute '{name}' missing`.
    - `{name:type}` stands for a text of that type; `{name}` is of the type of that name, or `text`.
    - `{{` and `}}` are braces.
    - `'` stands for any quotation mark: Nix has printed ‘a’, 'a' and "a", and nixpkgs prints `a'.
    - A space stands for any white space, a line break too.
    - `error:` or `warning:` in front is the level, which traces print on a line of its own.
    - `…` in front makes it a line of a trace.
    @throws when a brace is not closed, a type is not known, two placeholders touch, or there is no word to look for */
export function parseTemplate(text: string): Template {
  const [, mark, rest] = /^(…|error:|warning:)?\s*([\s\S]*)$/.exec(text)!
  const parts: Part[] = []
  for (const [token, name, type] of rest!.matchAll(/\{\{|\}\}|\{([^{}:]*)(?::([^{}]*))?\}|[^{}]+|[{}]/g)) {
    if (name !== undefined) addPlaceholder(parts, placeholderOf(name, type, text), text)
    else if (token === '{' || token === '}')
      throw new Error(`The template has a single "${token}", write "${token}${token}": ${text}`)
    else addLiteral(parts, token[0] === '{' || token[0] === '}' ? token[0] : fold(token).replace(/\s+/g, ' '))
  }
  const weight = parts.reduce((sum, part) => sum + (typeof part === 'string' ? lettersIn(part) : 0), 0)
  const level = mark === 'error:' ? 'error' : mark === 'warning:' ? 'warning' : null
  const template: Template = { level, frame: mark === '…', parts, weight }
  if (wordsOf(template).length === 0)
    throw new Error(`The template has no whole word outside of its placeholders: ${text}`)
  return template
}

/** Quotation marks of all kinds as `'`. The length stays. */
export const fold = (text: string): string => text.replace(/[‘’‚‛“”„`"´]/g, "'")

/** A word that every text that fits holds, and where: `at` units into part number `part`. */
export interface AnchorWord {
  readonly word: string
  readonly part: number
  readonly at: number
}

/** The words of the literals, save those that a placeholder may prolong. */
export function wordsOf({ parts }: Template): readonly AnchorWord[] {
  return parts.flatMap((literal, part) => {
    if (typeof literal !== 'string') return []
    return [...literal.matchAll(WORD)]
      .map(match => ({ word: match[0], part, at: match.index }))
      .filter(
        ({ word, at }) => (part === 0 || at > 0) && (part === parts.length - 1 || at + word.length < literal.length),
      )
  })
}

const WORD = /[A-Za-z0-9_]+/g

/** Whether a UTF-16 unit belongs to a word: an ASCII letter, a digit or `_`. */
export const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95

function placeholderOf(name: string, type: string | undefined, template: string): Placeholder {
  if (!/^[a-z][A-Za-z]*$/.test(name))
    throw new Error(`"${name}" is no name of a placeholder, write letters: ${template}`)
  const known = (candidate: string): candidate is PlaceholderType => candidate in placeholderTypes
  if (type === undefined) return { name, type: known(name) ? name : 'text' }
  if (known(type)) return { name, type }
  throw new Error(
    `There is no placeholder type "${type}", only ${Object.keys(placeholderTypes).join(', ')}: ${template}`,
  )
}

function addPlaceholder(parts: Part[], placeholder: Placeholder, template: string): void {
  const last = parts.at(-1)
  if (last !== undefined && typeof last !== 'string')
    throw new Error(`Two placeholders touch, so nothing says where one ends: ${template}`)
  parts.push(placeholder)
}

function addLiteral(parts: Part[], literal: string): void {
  const last = parts.at(-1)
  if (typeof last === 'string') parts[parts.length - 1] = last + literal
  else parts.push(literal)
}

/** How many letters and digits a literal has. */
export const lettersIn = (literal: string): number => literal.replace(/[^\p{L}\p{N}]/gu, '').length
