import type { Report, Severity } from '../engine/model.ts'
import { Lines } from './lines.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' }

/** The reports as workflow commands, which GitHub shows beside the changed lines.
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function toGithub(reports: readonly Report[]): string {
  return reports
    .flatMap(({ path, text, diagnostics }) => {
      const lines = new Lines(text)
      return diagnostics.map(({ from, to, severity, rule, message }) => {
        const start = lines.position(from)
        const end = lines.position(to)
        const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : { col: start.column }
        const properties = { file: path, line: start.line, endLine: end.line, ...columns, title: rule }
        const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
        return `::${COMMANDS[severity]} ${list.join(',')}::${data(message)}\n`
      })
    })
    .join('')
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
