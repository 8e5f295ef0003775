/** How a value must be written at a place: as it is, or by a shell's rules, unquoted, in `'…'` or in `"…"`. */
export type Quoting = 'none' | 'bare' | 'single' | 'double'

/** A piece of a page's code. With a `name`, `text` is the example for which a captured value may be put in. */
export interface Segment {
  readonly text: string
  readonly name?: string
  readonly quoting: Quoting
}

/** Longer values are not put in. */
const MOST = 200

/** Splits the code of an error's page at its examples.
    @param language of the fence; empty for code in a sentence
    @param examples from the page's front matter: the text that stands for each captured name */
export function segmentsOf(
  code: string,
  language: string,
  examples: Readonly<Record<string, string>>,
): readonly Segment[] {
  const known = Object.entries(examples).sort((a, b) => b[1].length - a[1].length)
  if (known.length === 0) return [{ text: code, quoting: 'none' }]
  const quotingAt = SHELLS.has(language) ? shellQuoting(code) : () => 'none' as const
  const segments: Segment[] = []
  let from = 0
  for (const { index, 0: text } of code.matchAll(
    new RegExp(known.map(([, example]) => whole(example)).join('|'), 'g'),
  )) {
    if (index > from) segments.push({ text: code.slice(from, index), quoting: 'none' })
    segments.push({ text, name: known.find(([, example]) => example === text)![0], quoting: quotingAt(index) })
    from = index + text.length
  }
  if (from < code.length) segments.push({ text: code.slice(from), quoting: 'none' })
  return segments
}

/** A captured value as it may be put in the place of an example: one line of plain text, quoted for the shell where it stands
    in a command. Null when it is unfit: too long, cut off by dots, with characters that cannot be seen, or like an option. */
export function filled(value: string, quoting: Quoting): string | null {
  if (value === '' || value.length > MOST || UNFIT.test(value)) return null
  if (quoting === 'none') return value
  if (value.startsWith('-')) return null
  if (quoting === 'single') return value.replaceAll("'", `'\\''`)
  if (quoting === 'double') return value.replace(/["$`\\!]/g, '\\$&')
  return /^[\w@%+=:,./^-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}

/** The part of an address behind `#` that hands captures to an error's page. It stays in the browser. */
export const captureFragment = (captures: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(captures).filter(([, value]) => filled(value, 'none') !== null)).toString()

/** The captures in such a part; what has no name of a placeholder is left out. Never throws. */
export const capturesIn = (fragment: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new URLSearchParams(fragment.replace(/^#/, ''))].filter(([name]) => /^[a-z][A-Za-z]{0,30}$/.test(name)),
  )

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'shell'])

/** Control characters, marks of direction and of zero width, and dots that stand for something left out. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|…|\.\.\.|REDACTED/u

/** Tells for each offset, asked in ascending order, in what quotes it lies. */
function shellQuoting(code: string): (offset: number) => Quoting {
  let at = 0
  let state: Quoting = 'bare'
  return offset => {
    for (; at < offset; at++) {
      const unit = code[at]!
      if (state === 'none') state = unit === '\n' ? 'bare' : 'none'
      else if (unit === '\\' && state !== 'single') at++
      else if (unit === "'" && state !== 'double') state = state === 'single' ? 'bare' : 'single'
      else if (unit === '"' && state !== 'single') state = state === 'double' ? 'bare' : 'double'
      else if (unit === '#' && state === 'bare' && /^$|\s/.test(code[at - 1] ?? '')) state = 'none'
    }
    return state
  }
}

/** The example as a whole name, not as a part of a longer one. */
const whole = (example: string): string => `(?<![\\w-])${example.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`
