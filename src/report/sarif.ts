import type { Log, ReportingDescriptor, Result } from 'sarif'
import type { RuleEntry } from '../docs/catalogue.ts'
import type { Diagnostic, Edit, Range, Report, Severity } from '../engine/model.ts'
import { Lines } from './lines.ts'

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const satisfies Record<Severity, string>

/** The reports as SARIF 2.1.0, with each rule's page as its help.
    https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function toSarif(reports: readonly Report[], rules: readonly RuleEntry[], version: string): Log {
  const index = new Map(rules.map((rule, at) => [rule.id, at]))
  const lines = new Map(reports.map(report => [report.path, new Lines(report.text)]))
  const region = (path: string, { from, to }: Range) => {
    const text = lines.get(path) ?? new Lines('')
    const start = text.position(from)
    const end = text.position(to)
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
  }
  const changes = (edits: Readonly<Record<string, readonly Edit[]>>) =>
    Object.entries(edits).map(([path, list]) => ({
      artifactLocation: artifact(path),
      replacements: list.map(edit => ({ deletedRegion: region(path, edit), insertedContent: { text: edit.insert } })),
    }))
  const result = (path: string, { rule, severity, message, fixes, ...range }: Diagnostic): Result => ({
    ruleId: rule,
    ruleIndex: index.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(path), region: region(path, range) } }],
    ...(fixes.length > 0
      ? { fixes: fixes.map(fix => ({ description: { text: fix.title }, artifactChanges: changes(fix.edits) })) }
      : {}),
  })
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'flakewise', version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap(({ path, diagnostics }) => diagnostics.map(diagnostic => result(path, diagnostic))),
      },
    ],
  }
}

const descriptor = ({ id, title, lead, page, severity }: RuleEntry): ReportingDescriptor => ({
  id,
  shortDescription: { text: title },
  ...(lead === '' ? {} : { fullDescription: { text: lead } }),
  help: { text: page, markdown: page },
  defaultConfiguration: { level: LEVELS[severity] },
})

const artifact = (path: string) => ({ uri: encodeURI(path) })
