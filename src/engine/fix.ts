import { applyEdits, selectFixes } from './edits.ts'
import { type Levels, lint, openProject } from './lint.ts'
import type { Document, Fix, Listing, Report, Rule, Safety, Target } from './model.ts'
import type { Parse } from './parser.ts'

/** After so many passes something in the rules runs in a circle, and what has been reached is returned as it stands. */
export const MAX_FIX_PASSES = 10

export interface FixOptions {
  readonly target: Target
  /** `safe` applies safe fixes only, `suggested` all. */
  readonly safety: Safety
  readonly levels?: Levels
  readonly listing?: Listing | null
  /** Is told how many documents are linted, in every pass. */
  readonly tell?: (done: number) => void
}

/** Applies fixes until none is left, and reports what remains.
    A document that parsed before parses after: a fix that would break one is left out.
    @returns a report per document, with its new text */
export function fixAll(
  parse: Parse,
  documents: readonly Document[],
  rules: readonly Rule[],
  { target, safety, levels = {}, listing = null, tell }: FixOptions,
): readonly Report[] {
  const run = (texts: readonly Document[]): readonly Report[] =>
    lint(openProject(parse, texts, target, listing), rules, levels, tell)
  const refused = new Set<string>()
  const allow = (fix: Fix): boolean => (safety === 'suggested' || fix.safety === 'safe') && !refused.has(keyOf(fix))
  let reports = run(documents)
  for (let pass = 0; pass < MAX_FIX_PASSES; pass++) {
    const texts = new Map(reports.map(report => [report.path, report.text]))
    const fixes = selectFixes(
      reports.flatMap(report => report.diagnostics),
      allow,
    )
    if (fixes.length === 0) return reports
    const next = applyTogether(parse, texts, fixes)
    reports = run(Array.from(next, ([path, text]) => ({ path, text })))
    for (const fix of next.rejected) refused.add(keyOf(fix))
  }
  return reports
}

/** The texts after all fixes; a fix after which a document would parse no more is left out and named. */
function applyTogether(parse: Parse, texts: ReadonlyMap<string, string>, fixes: readonly Fix[]) {
  const rejected: Fix[] = []
  const after = (chosen: readonly Fix[]): Map<string, string> =>
    new Map(
      Array.from(texts, ([path, text]) => {
        const edits = chosen.flatMap(fix => fix.edits[path] ?? []).sort((a, b) => a.from - b.from || a.to - b.to)
        return [path, applyEdits(text, edits)]
      }),
    )
  const breaks = (chosen: readonly Fix[]): boolean =>
    Array.from(after(chosen)).some(([path, text]) => {
      const before = texts.get(path)!
      return text !== before && parses(parse, path, before) && !parses(parse, path, text)
    })
  let chosen = fixes
  if (breaks(fixes)) {
    chosen = fixes.filter(fix => !breaks([fix]) || !rejected.push(fix))
    if (breaks(chosen)) chosen = chosen.slice(0, 1)
  }
  return Object.assign(after(chosen), { rejected })
}

const parses = (parse: Parse, path: string, text: string): boolean => !parse({ path, text }).root.hasError

const keyOf = (fix: Fix): string => JSON.stringify(fix.edits)
