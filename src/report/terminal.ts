import { type Paint, PLAIN } from './pretty.ts'

/** Markdown as a terminal shows it: headings stand out, paragraphs are wrapped, code is indented and keeps its lines.
    @param columns how wide the terminal is */
export function toTerminal(markdown: string, columns: number, paint: Paint = PLAIN): string {
  const out: string[] = []
  const lines = markdown.trim().split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const fence = /^(`{3,})(.*)$/.exec(line)
    if (fence) {
      const end = lines.indexOf(fence[1]!, at + 1)
      const label = /\b(bad|good|fixed)\b/.exec(fence[2]!)?.[1]
      if (label) out.push(paint.dim(`    ${label}:`))
      for (const code of lines.slice(at + 1, end < 0 ? undefined : end)) out.push(code === '' ? '' : `    ${code}`)
      at = end < 0 ? lines.length : end
    } else if (line.startsWith('#')) {
      out.push(paint.bold(inline(line.replace(/^#+\s*/, ''))))
    } else if (line.trim() === '' || line.startsWith('|')) {
      out.push(line)
    } else {
      const paragraph = [line]
      while (lines[at + 1]?.trim() && !/^(#|`{3}|\||[-*] |\d+\. )/.test(lines[at + 1]!)) paragraph.push(lines[++at]!)
      out.push(...wrap(inline(paragraph.map(part => part.trim()).join(' ')), columns))
    }
  }
  return `${out.join('\n').replace(/\n{3,}/g, '\n\n')}\n`
}

/** Links become their text and address, emphasis goes; code keeps its marks, because they tell it from words. */
const inline = (text: string): string =>
  text
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1 <$2>')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')

function wrap(text: string, columns: number): string[] {
  const indent = /^([-*] |\d+\. )/.exec(text)?.[0].length ?? 0
  const rows: string[] = []
  let row = ''
  for (const word of text.split(' ')) {
    if (row !== '' && row.length + 1 + word.length > columns) {
      rows.push(row)
      row = ' '.repeat(indent) + word
    } else {
      row = row === '' ? word : `${row} ${word}`
    }
  }
  return [...rows, row]
}
