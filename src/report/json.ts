import type { Diagnostic, Edit, Range, Report } from '../engine/model.ts'
import { Lines } from './lines.ts'
import { summaryOf } from './summary.ts'

/** The reports as `flakewise lint --format json` prints them; the format is version 1 and only grows. */
export function toJson(reports: readonly Report[]) {
  const lines = new Map(reports.map(report => [report.path, new Lines(report.text)]))
  const place = (path: string, { from, to }: Range) => {
    const text = lines.get(path) ?? new Lines('')
    return { start: text.position(from), end: text.position(to) }
  }
  const edits = (path: string, list: readonly Edit[]) =>
    list.map(edit => ({ path, range: place(path, edit), newText: edit.insert }))
  const diagnostic = (path: string, { rule, severity, message, fixes, ...range }: Diagnostic) => ({
    rule,
    severity,
    message,
    range: place(path, range),
    url: `/rules/${rule}/`,
    fixes: fixes.map(({ title, safety, edits: byPath }) => ({
      title,
      safety,
      edits: Object.entries(byPath).flatMap(([target, list]) => edits(target, list)),
    })),
  })
  return {
    version: 1,
    files: reports.map(({ path, diagnostics }) => ({ path, diagnostics: diagnostics.map(d => diagnostic(path, d)) })),
    summary: summaryOf(reports),
  }
}
