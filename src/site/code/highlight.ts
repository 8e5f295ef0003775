import { type BundledLanguage, bundledLanguages, createHighlighter, type Highlighter } from 'shiki'
import type { Diagnostic } from '../../engine/model.ts'
import { classOf, theme } from './theme.ts'

/** A piece of code that looks the same all over. */
export interface Piece {
  readonly text: string
  /** A class of `theme.ts`; null for plain text. */
  readonly kind: string | null
  /** What the squiggle below it says. */
  readonly diagnostic: Diagnostic | null
}

const ALIASES: Readonly<Record<string, string>> = {
  conf: 'ini',
  console: 'shellsession',
  sh: 'bash',
  shell: 'bash',
  text: 'text',
}

let highlighter: Promise<Highlighter> | undefined

/** The lines of `code`, cut where colour or squiggle changes. An unknown language is an error: a misspelt fence would
    otherwise go out without colours. */
export async function highlight(
  code: string,
  language: string,
  diagnostics: readonly Diagnostic[],
): Promise<readonly (readonly Piece[])[]> {
  const lang = ALIASES[language] ?? language
  highlighter ??= createHighlighter({ themes: [theme], langs: [] })
  const shiki = await highlighter
  if (lang !== 'text') {
    if (!(lang in bundledLanguages)) throw new Error(`The fence language \`${language}\` is not known.`)
    await shiki.loadLanguage(lang as BundledLanguage)
  }
  const lines = shiki.codeToTokensBase(code, { lang: lang as BundledLanguage, theme })
  return lines.map(line =>
    merge(line.flatMap(token => cut(token.content, token.offset, classOf(token.color), diagnostics))),
  )
}

/** One token, cut at the edges of diagnostics. Where two overlap, the first one wins. */
function cut(text: string, offset: number, kind: string | null, diagnostics: readonly Diagnostic[]): Piece[] {
  const edges = new Set([0, text.length])
  for (const { from, to } of diagnostics) {
    for (const edge of [from - offset, to - offset]) if (edge > 0 && edge < text.length) edges.add(edge)
  }
  const at = [...edges].sort((a, b) => a - b)
  return at.slice(0, -1).map((start, index) => {
    const from = offset + start
    const diagnostic = diagnostics.find(d => d.from <= from && from < d.to) ?? null
    return { text: text.slice(start, at[index + 1]), kind, diagnostic }
  })
}

/** Joins neighbours that look alike; white space looks like what stands before it. */
function merge(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    const same = last && last.diagnostic === piece.diagnostic
    if (same && (last.kind === piece.kind || piece.text.trim() === '')) {
      merged[merged.length - 1] = { ...last, text: last.text + piece.text }
    } else merged.push(piece)
  }
  return merged
}
