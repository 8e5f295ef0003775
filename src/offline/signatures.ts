import type { Catalogue } from '../errors/model.ts'
import { parseTemplate } from '../errors/template.ts'

/** Fewer letters stand in texts that are about something else. */
const LEAST = 18

/** For a shell that has no decoder: a line for each wording, with its longest fixed part, the slug and the title, apart by tabs.
    Longer parts come first, because they say more. */
export function signatures(errors: Catalogue): string {
  const rows = errors.flatMap(({ slug, title, signatures }) =>
    signatures.map(({ text }) => ({ part: longestPart(text), slug, title })),
  )
  return rows
    .filter(({ part }) => part.length >= LEAST)
    .sort((a, b) => b.part.length - a.part.length || (a.part < b.part ? -1 : 1))
    .map(({ part, slug, title }) => `${part}\t${slug}\t${title}\n`)
    .join('')
}

function longestPart(template: string): string {
  const parts = parseTemplate(template).parts.flatMap(part =>
    typeof part === 'string' ? part.split(/["\u2026\n]/) : [],
  )
  return parts.map(part => part.replace(/^(?:error|warning):/, '').trim()).sort((a, b) => b.length - a.length)[0] ?? ''
}
