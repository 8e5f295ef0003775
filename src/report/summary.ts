import type { Report } from '../engine/model.ts'

/** Counts over all reports. `fixable`: diagnostics with at least one fix. */
export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly hints: number
  readonly fixable: number
  readonly suppressed: number
}

export function summaryOf(reports: readonly Report[]): Summary {
  const all = reports.flatMap(report => report.diagnostics)
  const count = (severity: string): number => all.filter(diagnostic => diagnostic.severity === severity).length
  return {
    files: reports.length,
    errors: count('error'),
    warnings: count('warning'),
    hints: count('hint'),
    fixable: all.filter(diagnostic => diagnostic.fixes.length > 0).length,
    suppressed: reports.reduce((sum, report) => sum + report.suppressed, 0),
  }
}

/** One line for people: `2 errors, 1 warning in 3 files; 2 can be fixed`. */
export function summaryLine({ files, errors, warnings, hints, fixable, suppressed }: Summary): string {
  const found = [plural(errors, 'error'), plural(warnings, 'warning'), plural(hints, 'hint')].filter(
    text => text !== '',
  )
  const where = `in ${plural(files, 'file') || 'no file'}`
  const more = [fixable ? `${fixable} with a fix` : '', suppressed ? `${suppressed} suppressed` : ''].filter(
    text => text !== '',
  )
  return `${found.length > 0 ? found.join(', ') : 'Nothing found'} ${where}${more.length > 0 ? `; ${more.join(', ')}` : ''}.`
}

const plural = (count: number, noun: string): string => (count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`)
