import type { Diagnostic, Report, Severity } from '../engine/model.ts'
import { Lines } from './lines.ts'

/** How a terminal shows parts of a report; the default shows them plain. */
export interface Paint {
  severity(text: string, severity: Severity): string
  dim(text: string): string
  bold(text: string): string
}

export const PLAIN: Paint = { severity: text => text, dim: text => text, bold: text => text }

export const COLOUR: Paint = {
  severity: (text, severity) => `\u001b[${{ error: 31, warning: 33, hint: 36 }[severity]}m${text}\u001b[39m`,
  dim: text => `\u001b[2m${text}\u001b[22m`,
  bold: text => `\u001b[1m${text}\u001b[22m`,
}

/** Lines of a code frame longer than this are cut around the place. */
const WIDTH = 76

/** The report as a person reads it, in 80 columns where the message allows. Also the form of every snapshot, so what is tested
    is what is shown. */
export function pretty(report: Report, paint: Paint = PLAIN): string {
  const lines = new Lines(report.text)
  return report.diagnostics.map(diagnostic => frame(report.path, lines, diagnostic, paint)).join('\n')
}

function frame(
  path: string,
  lines: Lines,
  { from, to, severity, rule, message, fixes }: Diagnostic,
  paint: Paint,
): string {
  const { line, column } = lines.position(from)
  const number = String(line)
  const { code, at } = cut(lines.text(line), column - 1)
  const width = Math.max(1, Math.min(to - from, code.length - at))
  const gutter = paint.dim(`${' '.repeat(number.length)} |`)
  return [
    `${paint.bold(`${path}:${line}:${column}`)} ${paint.severity(severity, severity)} ${rule}`,
    `  ${message}`,
    `${paint.dim(`${number} |`)} ${code}`,
    `${gutter} ${' '.repeat(at)}${paint.severity('^'.repeat(width), severity)}`,
    ...fixes.map(fix => `  ${paint.dim('fix:')} ${fix.title}${fix.safety === 'safe' ? '' : paint.dim(' (suggested)')}`),
    '',
  ].join('\n')
}

/** The part of a line around a column, and where the column stands in it; tabs count as one. */
function cut(line: string, column: number): { code: string; at: number } {
  const text = line.replaceAll('\t', ' ')
  if (text.length <= WIDTH) return { code: text, at: Math.min(column, text.length) }
  const start = Math.max(0, Math.min(column - WIDTH / 2, text.length - WIDTH))
  const head = start > 0 ? '…' : ''
  const tail = start + WIDTH < text.length ? '…' : ''
  return { code: head + text.slice(start, start + WIDTH) + tail, at: column - start + head.length }
}
