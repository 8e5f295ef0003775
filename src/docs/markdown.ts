import type { Verdict } from './examples.ts'

/** How a component of MDX reads as Markdown: its attributes in, text out; `end` stands for the closing tag. */
export interface Rendering {
  start(attributes: Readonly<Record<string, string>>): string
  end?: string
}

/** The components of Starlight that pages use. */
const COMPONENTS: Readonly<Record<string, Rendering>> = {
  Aside: { start: ({ type, title }) => `:::${type ?? 'note'}${title ? `[${title}]` : ''}\n`, end: '\n:::' },
  Tabs: { start: () => '' },
  TabItem: { start: ({ label }) => `**${label}**\n` },
  Steps: { start: () => '' },
  FileTree: { start: () => '' },
  CardGrid: { start: () => '' },
  Card: { start: ({ title }) => `**${title}**\n` },
  LinkCard: {
    start: ({ title, href, description }) => `- [${title}](${href})${description ? `: ${description}` : ''}`,
  },
  Badge: { start: ({ text }) => `(${text})` },
  Icon: { start: () => '' },
}

/** What stands over a checked fence: whoever does not see colours reads it. */
export const VERDICTS: Readonly<Record<Verdict, string>> = { bad: 'Reported', good: 'Not reported', fixed: 'Fixed' }

const TITLES: Readonly<Record<string, string>> = { note: 'Note', tip: 'Tip', caution: 'Caution', danger: 'Danger' }

/** A page's MDX or Markdown as Markdown that every reader understands: no imports, components, directives or words behind a
    fence's language. Text in code stays as it is.
    @param source the text below the front matter
    @param link what becomes of a link's address
    @param own renderings of the page's other components
    @throws when a component has no rendering: its content would be lost without a sound */
export function plainMarkdown(
  source: string,
  link: (address: string) => string = address => address,
  own: Readonly<Record<string, Rendering>> = {},
): string {
  const known = { ...COMPONENTS, ...own }
  const parts = splitCode(source.replace(/\r\n/g, '\n'))
  const text = parts.map(part => (part.code ? part.text : prose(part.text, known, link))).join('')
  return `${relabelled(dedented(text)).trim()}\n`
}

/** Fences and code spans, and what is between them. */
function splitCode(source: string): { readonly text: string; readonly code: boolean }[] {
  const code = /^([ \t]*)(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)??[ \t]*\2[ \t]*$|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\3(?!`)/gm
  const parts: { text: string; code: boolean }[] = []
  let at = 0
  for (const match of source.matchAll(code)) {
    parts.push({ text: source.slice(at, match.index), code: false }, { text: match[0], code: true })
    at = match.index + match[0].length
  }
  parts.push({ text: source.slice(at), code: false })
  return parts
}

const TAG = /<(\/?)([A-Z]\w*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*(\/?)>/g

function prose(text: string, known: Readonly<Record<string, Rendering>>, link: (address: string) => string): string {
  return text
    .replace(/^(?:import|export)\s[^\n]*(?:\n(?!\s*\n)[^\n]*)*?(?:['"`;}\])])\s*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(TAG, (_, closing: string, name: string, attributes: string) => {
      const rendering = known[name]
      if (!rendering)
        throw new Error(`The component ${name} has no Markdown form: give it one where the twins are made.`)
      return closing ? (rendering.end ?? '') : rendering.start(attributesIn(attributes))
    })
    .replace(/<summary>([\s\S]*?)<\/summary>/g, '**$1**')
    .replace(/<\/?(?:details|div|section|figure)[^>]*>/g, '')
    .replace(/\{(['"])(.*?)\1\}/g, '$2')
    .replace(/\\([{}<])/g, '$1')
    .replace(/(\]\()(\/[^)\s]*)/g, (_, before: string, address: string) => before + link(address))
}

function attributesIn(text: string): Record<string, string> {
  const found = text.matchAll(/([\w:-]+)=(?:"([^"]*)"|'([^']*)'|\{\s*['"`]?([^{}]*?)['"`]?\s*\})/g)
  return Object.fromEntries(Array.from(found, ([, name, a, b, c]) => [name!, a ?? b ?? c ?? '']))
}

/** MDX lets authors indent what is inside a component, where Markdown would see code: everything moves to the left, a list
    with all that belongs to it as one. */
function dedented(text: string): string {
  let list = -1
  let shift = 0
  let fence = ''
  return text
    .split('\n')
    .map(line => {
      const indent = line.length - line.trimStart().length
      if (line.trim() === '') return ''
      const ticks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
      if (fence !== '') {
        if (ticks === fence) fence = ''
        return line.slice(Math.min(shift, indent))
      }
      const item = /^\s*(?:[-*+]|\d+[.)])\s/.test(line)
      if (item && (list < 0 || indent < list)) list = indent
      else if (!item && indent <= list) list = -1
      shift = list < 0 ? indent : list
      fence = ticks ?? ''
      return line.slice(shift)
    })
    .join('\n')
}

/** Line by line: what stands behind a fence's language becomes a line in front of it, asides become quotations with their
    kind or their title in front, and empty lines do not pile up. Lines of code stay as they are. */
function relabelled(text: string): string {
  const lines: string[] = []
  let fence = ''
  let quote = ''
  const put = (line: string): void => {
    const quoted = (quote + line).trimEnd()
    if (fence !== '' || line !== '' || !/^>?$/.test(lines.at(-1) ?? '')) lines.push(quoted)
  }
  for (const line of text.split('\n')) {
    const [, indent, ticks, language, meta] = /^([ \t]*)(`{3,}|~{3,})([\w-]*)(.*)$/.exec(line) ?? []
    const [, aside, title] = /^\s*:::(\w*)(?:\[(.*)\])?\s*$/.exec(line) ?? []
    if (fence !== '') {
      lines.push(quote + line)
      if (ticks === fence && !language) fence = ''
    } else if (ticks !== undefined) {
      const label = labelOf(meta ?? '')
      if (label) for (const part of [indent + label, '']) put(part)
      put(`${indent}${ticks}${language}`)
      fence = ticks
    } else if (aside) {
      quote = '> '
      for (const part of [`**${title ?? TITLES[aside] ?? aside}**`, '']) put(part)
    } else if (aside === '' && quote !== '') {
      if (lines.at(-1) === '>') lines.pop()
      quote = ''
    } else put(line.trim() === '' ? '' : line)
  }
  return lines.join('\n')
}

function labelOf(meta: string): string {
  const title = /(?:title|path)="([^"]*)"/.exec(meta)?.[1]
  const verdict = /\b(bad|good|fixed)\b/.exec(meta.replace(/"[^"]*"/g, ''))?.[1] as Verdict | undefined
  if (title && verdict) return `\`${title}\`, ${VERDICTS[verdict].toLowerCase()}:`
  if (title) return `\`${title}\`:`
  return verdict ? `${VERDICTS[verdict]}:` : ''
}
