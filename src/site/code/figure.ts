import type { Verdict } from '../../docs/examples.ts'
import { VERDICTS } from '../../docs/markdown.ts'
import type { Diagnostic, Report } from '../../engine/model.ts'
import { type Content, type Element, el, inline, text } from './hast.ts'
import { highlight, type Piece } from './highlight.ts'

/** A block of code as a page shows it. */
export interface Figure {
  readonly code: string
  readonly language: string
  /** The file's name, or what the block is. */
  readonly title?: string | undefined
  readonly verdict?: Verdict | undefined
  /** What the engine says of this text; its ranges are underlined and its messages stand below. */
  readonly report?: Report | undefined
  /** Where the block can be opened in the playground. */
  readonly open?: string | undefined
  /** Lines that stand out, from 1. */
  readonly marked?: ReadonlySet<number> | undefined
  /** The address of a rule's page; absent where the page is about that rule. */
  readonly ruleHref?: ((id: string) => string) | undefined
}

const PROMPT = /^(\$|#|nix-repl>) /

/** What is encrypted has no words; its letters would be found by any search. */
const CIPHERTEXT = /-----BEGIN [A-Z ]*(?:ENCRYPTED|MESSAGE)|\bENC\[AES/

/** The block as HTML. A reader without colours gets the same: severities, places and verdicts are words. */
export async function figureOf(figure: Figure): Promise<Element> {
  const { code, language, verdict, report } = figure
  const lines = await highlight(code, language, report?.diagnostics ?? [])
  const session = language === 'console' || (language === 'text' && PROMPT.test(code))
  const body = lines.flatMap((line, index) => {
    const content = session ? sessionLine(line) : withCallout(line)
    const row = figure.marked?.has(index + 1) ? [el('span', { class: 'marked' }, ...content)] : content
    return index < lines.length - 1 ? [...row, text('\n')] : row
  })
  return el(
    'figure',
    {
      class: verdict ? `code ${verdict}` : 'code',
      ...(CIPHERTEXT.test(code) ? { 'data-pagefind-ignore': 'all' } : {}),
    },
    captionOf(figure),
    el('pre', { dir: 'ltr', 'data-language': language }, el('code', {}, ...body)),
    report && report.diagnostics.length > 0 ? findingsOf(report, figure.ruleHref) : null,
  )
}

function captionOf({ title, verdict, open }: Figure): Element | null {
  const parts = [
    title ? el('span', { class: 'title' }, title) : null,
    verdict ? el('span', { class: 'verdict' }, VERDICTS[verdict]) : null,
    open ? el('a', { class: 'open', href: open }, 'Open in the playground') : null,
  ]
  return parts.some(Boolean) ? el('figcaption', { 'data-pagefind-ignore': 'all' }, ...parts) : null
}

/** The list of what was found, as the command would print it. */
export function findingsOf(report: Report, ruleHref: Figure['ruleHref']): Element {
  const items = report.diagnostics.map(diagnostic =>
    el(
      'li',
      { class: diagnostic.severity },
      el('span', { class: 'severity' }, diagnostic.severity),
      ' ',
      el('span', { class: 'at' }, placeOf(report.text, diagnostic.from)),
      ' ',
      el('span', { class: 'message' }, ...inline(diagnostic.message)),
      ...(ruleHref ? [' ', el('a', { class: 'rule', href: ruleHref(diagnostic.rule) }, diagnostic.rule)] : []),
    ),
  )
  return el('ul', { class: 'findings', 'aria-label': 'Findings' }, ...items)
}

/** `line:column`, both from 1, columns in UTF-16 units. */
function placeOf(source: string, offset: number): string {
  const before = source.slice(0, offset)
  return `${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`
}

function span(piece: Piece): Content {
  const coloured = piece.kind ? el('span', { class: piece.kind }, piece.text) : text(piece.text)
  return piece.diagnostic ? squiggle(piece.diagnostic, coloured) : coloured
}

const squiggle = (diagnostic: Diagnostic, ...children: Content[]): Element =>
  el('span', { class: `squiggle ${diagnostic.severity}`, title: diagnostic.message.replace(/`/g, '') }, ...children)

const CALLOUT = /^#\s*\((\d+)\)\s*$/

/** A line of code; a comment `# (1)` at its end is a number that the text below the block explains, and is not copied. */
function withCallout(line: readonly Piece[]): Content[] {
  const number = CALLOUT.exec(line.at(-1)?.text ?? '')?.[1]
  if (number === undefined) return line.map(span)
  return [
    ...line.slice(0, -1).map(span),
    el('span', { class: 'callout', role: 'note', 'aria-label': `Note ${number}` }, number),
  ]
}

/** A line of a session: the prompt is not part of what a reader copies, and what the machine answers is quiet. */
function sessionLine(line: readonly Piece[]): Content[] {
  const typed = line.map(piece => piece.text).join('')
  const prompt = PROMPT.exec(typed)?.[0]
  if (!prompt) return typed === '' ? [] : [el('span', { class: 'answer' }, typed)]
  return [el('span', { class: 'prompt' }, prompt), text(typed.slice(prompt.length))]
}
