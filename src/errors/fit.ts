import { lineEnd, type Stream } from './stream.ts'
import {
  type AnchorWord,
  isWordUnit,
  lettersIn,
  type Placeholder,
  placeholderTypes,
  type Template,
} from './template.ts'

/** How a template fits a place of the stream. */
export interface Fit {
  /** Where its first literal begins and where the fit ends, in units of the stream. */
  readonly from: number
  readonly to: number
  /** Letters of the literals that were found: fewer than the template has when the text is cut off. */
  readonly weight: number
  /** What stood in the place of each placeholder, with the quotation marks of the text. */
  readonly captures: Readonly<Record<string, string>>
}

/** Told of every unit of text that is compared: what the time depends on. */
export type Count = (units: number) => void

/** A message that is cut off counts when at least so many letters and this share of its template are there. */
const CUT = { letters: 14, share: 0.7 }

/** Fits a template to the place where one of its words stands. Nothing is tried twice: the first literal is looked for to the
    left once, then each literal to the right once, no further than the placeholder before it may reach. */
export function fitAt(template: Template, anchor: AnchorWord, stream: Stream, at: number, count: Count): Fit | null {
  const start = startOf(template, anchor, stream.folded, at - anchor.at, count)
  if (!start) return null
  const fit = walk(template, start, stream, count)
  if (!fit) return null
  const first = template.parts[0]!
  if (typeof first === 'string') return fit
  const value = leading(first, stream, fit.from, count)
  return value === ''
    ? null
    : { ...fit, from: fit.from - value.length, captures: { [first.name]: value, ...fit.captures } }
}

interface Start {
  /** The literal to begin with, as an index into the parts. */
  readonly part: number
  /** Where it begins; below 0 when the text is cut off inside of it. */
  readonly at: number
}

/** The place of the first literal, given that of the one with the anchor. */
function startOf({ parts }: Template, anchor: AnchorWord, text: string, here: number, count: Count): Start | null {
  const known = parts[anchor.part] as string
  count(known.length)
  if (!liesAt(known, text, here)) return null
  const first = typeof parts[0] === 'string' ? 0 : 1
  if (anchor.part === first) return startsWord(known, text, here) ? { part: first, at: here } : null
  const reach = parts.slice(first, anchor.part).reduce((sum, part) => sum + mostOf(part), 0)
  const from = Math.max(0, here - reach)
  const before = text.slice(from, here)
  count(before.length)
  const literal = parts[first] as string
  const found = before.lastIndexOf(literal)
  const broken = before.lastIndexOf('\n')
  if (found > broken) return startsWord(literal, text, from + found) ? { part: first, at: from + found } : null
  return from === 0 && broken < 0 && isCutHead(before, known) ? { part: anchor.part, at: here } : null
}

/** Fits the parts from the start to the right. */
function walk(template: Template, start: Start, stream: Stream, count: Count): Fit | null {
  const { parts } = template
  const text = stream.folded
  const captures: Record<string, string> = {}
  let weight = 0
  let to = start.at
  let cut = start.at < 0 || start.part > 1
  for (let part = start.part; part < parts.length; part++) {
    const current = parts[part]!
    if (typeof current === 'string') {
      const inside = current.slice(Math.max(0, -to), text.length - to)
      weight += lettersIn(inside)
      cut ||= inside.length < current.length
      to += current.length
      continue
    }
    const next = parts[part + 1] as string | undefined
    const window = reachable(current, next, stream, to)
    count(window.length)
    const length = next === undefined ? window.length : endOf(current, next, window)
    if (length < 0) {
      const rest = cutOff(window, to + window.length === text.length && lineEnd(stream, to) === text.length)
      if (rest === null) return null
      const known = commonEnd(rest, next!)
      if (!allows(current, rest.slice(0, rest.length - known.length).trimEnd(), quoted(parts[part - 1]))) return null
      weight += lettersIn(known)
      to += rest.length
      cut = true
      break
    }
    const value = stream.plain.slice(to, to + length)
    const between = quoted(parts[part - 1]) && next?.startsWith("'")
    if (next !== undefined && !(value === '' && between) && !allows(current, value)) return null
    if (value !== '') captures[current.name] ??= value
    to += length
  }
  if (cut ? weight < CUT.letters || weight < CUT.share * template.weight : !endsWord(parts.at(-1)!, text, to))
    return null
  return { from: Math.max(0, start.at), to: Math.min(to, text.length), weight, captures }
}

/** The text in which a placeholder and the literal behind it must lie. At the end of a template a placeholder takes one word, or
    the rest of the line. */
function reachable(placeholder: Placeholder, next: string | undefined, stream: Stream, at: number): string {
  const { most, white } = placeholderTypes[placeholder.type]
  const window = upTo(stream.folded.slice(at, at + most + (next?.length ?? 0)), '\n')
  if (next !== undefined) return window
  const line = window.slice(0, Math.max(0, lineEnd(stream, at) - at))
  return white ? line : upTo(line, ' ').replace(/[.,;:'")\]]{1,8}$/, '')
}

/** What stands in the place of a placeholder in front of the first literal. */
function leading(placeholder: Placeholder, stream: Stream, at: number, count: Count): string {
  const { most, white } = placeholderTypes[placeholder.type]
  const before = stream.plain.slice(Math.max(0, at - most), at)
  count(before.length)
  if (!white) return /[^\s'"`‘’“”]*$/.exec(before)![0]
  return before.slice(before.lastIndexOf('\n') + 1).replace(LEVELS, '')
}

/** Everything up to the last word that tells an error from a warning. */
const LEVELS = /^.{0,400}\b(?:error|warning|fatal): /

/** The text up to where it was cut off: by its end, or by dots at the end of a word. Null when it was not. */
function cutOff(window: string, atEnd: boolean): string | null {
  const dots = /(?:…|\.\.\.)(?= |$)/.exec(window)
  if (dots) return window.slice(0, dots.index)
  return atEnd ? window : null
}

/** The longest end of the text with which the literal begins. */
function commonEnd(text: string, literal: string): string {
  for (let length = Math.min(text.length, literal.length); length > 0; length--) {
    const start = literal.slice(0, length)
    if (text.endsWith(start)) return start
  }
  return ''
}

/** The literal stands there, as far as the text reaches. */
function liesAt(literal: string, text: string, at: number): boolean {
  const from = Math.max(0, -at)
  return text.startsWith(literal.slice(from, text.length - at), at + from)
}

/** Where a placeholder ends, because the literal behind it begins; -1 when it does not. In the path of an attribute, a quotation
    mark behind a dot opens a quoted part. */
function endOf({ type }: Placeholder, next: string, window: string): number {
  if (type !== 'attribute' && type !== 'option') return window.indexOf(next)
  let at = window.indexOf(next)
  while (at > 0 && next.startsWith("'") && window[at - 1] === '.') {
    const closing = window.indexOf("'", at + 1)
    if (closing < 0) break
    const later = window.indexOf(next, closing + 1)
    if (later < 0) break
    at = later
  }
  return at
}

/** @param closed the placeholder stands between quotation marks, so that one inside of it would have ended it */
function allows({ type }: Placeholder, value: string, closed = false): boolean {
  const { white, quotes } = placeholderTypes[type]
  if (value === '') return type === 'text' || closed
  if (type === 'number') return /^\d+$/.test(value)
  if (type === 'absolute' && !/^[/«]/.test(value)) return false
  return (white || !value.includes(' ')) && ((quotes && !closed) || !/['"`‘’“”]/.test(value))
}

const quoted = (before: string | Placeholder | undefined): boolean => typeof before === 'string' && before.endsWith("'")

/** What stands before the known literal may be the rest of the placeholder in front of it. */
const isCutHead = (before: string, known: string): boolean =>
  !/(?:error|warning):/.test(before) && !(known.startsWith("'") && before.includes("'"))

const startsWord = (literal: string, text: string, at: number): boolean =>
  at <= 0 || !isWordUnit(literal.charCodeAt(0)) || !isWordUnit(text.charCodeAt(at - 1))

const endsWord = (part: string | Placeholder, text: string, to: number): boolean =>
  typeof part !== 'string' || !isWordUnit(part.charCodeAt(part.length - 1)) || !isWordUnit(text.charCodeAt(to))

const mostOf = (part: string | Placeholder): number =>
  typeof part === 'string' ? part.length : placeholderTypes[part.type].most

function upTo(text: string, end: string): string {
  const at = text.indexOf(end)
  return at < 0 ? text : text.slice(0, at)
}
