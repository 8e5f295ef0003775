import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readDocuments } from '../cli/documents.ts'
import { parser } from '../cli/parser.ts'
import { lint, openProject } from '../engine/lint.ts'
import type { Diagnostic, Report } from '../engine/model.ts'
import { targetAt } from '../nix/releases.ts'
import { Lines } from '../report/lines.ts'
import { rules } from '../rules/index.ts'

/** `node src/tools/eval-flakes.ts LABELS TEXTS [--verbose]`: holds what the rules report against labels by people.
    LABELS: JSON lines, each {id, path, commit_date, findings: [{line, end_line, also_lines, kind, certainty, what}],
    tempting_false_positives: [{line, kind}]}. TEXTS: a folder with `<id>/`, the tree of the repository at that commit.
    A label is met when something is reported within a line of it, or in the lock beside it for kinds about the lock. What is
    reported where no label is, is listed with --verbose: each is a false alarm, or something that the labels lack. */

interface Label {
  readonly line: number
  readonly end_line?: number
  readonly also_lines?: readonly number[]
  readonly kind: string
  readonly certainty?: 'certain' | 'likely' | 'opinion'
  readonly what?: string
}

interface Case {
  readonly id: string
  readonly path: string
  readonly commit_date: string
  readonly findings: readonly Label[]
  readonly tempting_false_positives: readonly (Label & { readonly why_not: string })[]
}

interface Said {
  readonly line: number
  readonly inLock: boolean
  readonly diagnostic: Diagnostic
}

/** Kinds of label that speak of the lock: they may be met anywhere in it. */
const LOCK_KINDS =
  /lock|follows|eol-|duplicate-nixpkgs|release-mismatch|moved-repository|default-branch|untested-branch/

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const [labels, texts] = positionals
if (!labels || !texts || !existsSync(labels) || !existsSync(texts)) {
  console.error('Name the labels and the folder of the texts: npm run eval -- flakes.jsonl --texts TEXTS')
  process.exit(2)
}

const parse = await parser()
const totals = { certain: 0, met: 0, likely: 0, likelyMet: 0, said: 0, right: 0, tempted: 0 }

for (const item of readFileSync(labels, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Case)) {
  const folder = join(texts, item.id)
  const { documents, listing } = readDocuments(['.'], folder, { folder, patterns: [] })
  const target = targetAt(new Date(item.commit_date))
  const reports = lint(openProject(parse, documents, target, listing), rules)
  const lock = `${item.path.slice(0, item.path.lastIndexOf('/') + 1)}flake.lock`
  const said = [
    ...linesOf(reports, item.path, false),
    ...(item.path.endsWith('flake.nix') ? linesOf(reports, lock, true) : []),
  ]
  judge(item, said)
}

function linesOf(reports: readonly Report[], path: string, inLock: boolean): readonly Said[] {
  const report = reports.find(one => one.path === path)
  if (!report) return []
  const lines = new Lines(report.text)
  return report.diagnostics.map(diagnostic => ({ line: lines.position(diagnostic.from).line, inLock, diagnostic }))
}

function judge(item: Case, said: readonly Said[]): void {
  const show = (mark: string, line: number, text: string): void => {
    if (values.verbose) console.info(`${mark} ${item.id} ${item.path}:${line} ${text}`)
  }
  for (const label of item.findings) {
    const met = said.some(one => meets(one, label))
    if (label.certainty === 'certain') {
      totals.certain++
      if (met) totals.met++
      else show('missed', label.line, `${label.kind}: ${label.what}`)
    } else if (label.certainty === 'likely') {
      totals.likely++
      if (met) totals.likelyMet++
    }
  }
  for (const one of said) {
    totals.said++
    const { rule, severity, message } = one.diagnostic
    if (item.findings.some(label => meets(one, label))) totals.right++
    else show(severity === 'hint' ? 'unlabelled hint' : 'UNLABELLED', one.line, `${rule}: ${message}`)
    const tempted = item.tempting_false_positives.find(label => !one.inLock && label.line === one.line)
    if (!tempted) continue
    totals.tempted++
    show('near a temptation', one.line, `${rule} — ${tempted.kind}: ${tempted.why_not}`)
  }
}

function meets({ line, inLock }: Said, label: Label): boolean {
  if (inLock) return LOCK_KINDS.test(label.kind)
  const within = line >= label.line - 1 && line <= (label.end_line ?? label.line) + 1
  return within || (label.also_lines?.includes(line) ?? false)
}

const share = (part: number, whole: number): string =>
  `${part}/${whole} (${whole === 0 ? 100 : ((100 * part) / whole).toFixed(1)}%)`
console.info(`certain findings met      ${share(totals.met, totals.certain)}`)
console.info(`likely findings met       ${share(totals.likelyMet, totals.likely)}`)
console.info(`reported where a label is ${share(totals.right, totals.said)}`)
console.info(`reported at a temptation  ${totals.tempted}`)
