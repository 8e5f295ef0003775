import { finding } from './edits.ts'
import type { Diagnostic, Finding, Node, Range, SourceFile } from './model.ts'

/** The rule under which the engine reports suppression comments that do nothing. */
export const UNUSED_SUPPRESSION = 'unused-suppression'

/** One rule named in one comment. */
interface Suppression extends Range {
  readonly rule: string
  readonly reason: string
  /** The lines it covers, as offsets of the text. */
  readonly scope: Range
}

/** What the comments of a document leave of its diagnostics.
    `# flakewise-ignore rule, rule: reason` covers its own line, or the next one when it stands alone;
    `# flakewise-ignore-file rule: reason` before the first expression covers the document.
    @param ran the ids of the rules that were on: only of these can a suppression be called unused */
export function suppress(
  file: SourceFile,
  comments: readonly Node[],
  diagnostics: readonly Diagnostic[],
  known: ReadonlySet<string>,
  ran: ReadonlySet<string>,
): { readonly kept: readonly Diagnostic[]; readonly findings: readonly Finding[] } {
  const suppressions = comments.flatMap(comment => suppressionsOf(file, comment))
  if (suppressions.length === 0) return { kept: diagnostics, findings: [] }
  const used = new Set<Suppression>()
  const kept = diagnostics.filter(diagnostic => {
    const by = suppressions.find(s => s.reason !== '' && s.rule === diagnostic.rule && covers(s.scope, diagnostic.from))
    if (by) used.add(by)
    return !by
  })
  return { kept, findings: suppressions.flatMap(s => complaint(s, used.has(s), known, ran)) }
}

function complaint(s: Suppression, used: boolean, known: ReadonlySet<string>, ran: ReadonlySet<string>): Finding[] {
  if (!known.has(s.rule)) return [finding(s, `No rule is called \`${s.rule}\`.`)]
  if (s.reason === '')
    return [finding(s, `The suppression of \`${s.rule}\` gives no reason after a colon, so it does nothing.`)]
  if (used || !ran.has(s.rule)) return []
  return [finding(s, `\`${s.rule}\` reports nothing here.`)]
}

const PATTERN = /^#\s*flakewise-ignore(-file)?[ \t]+([^:]*)(?::(.*))?$/

function suppressionsOf(file: SourceFile, comment: Node): Suppression[] {
  const match = PATTERN.exec(comment.text.trimEnd())
  if (!match) return []
  const [whole, wide, list, reason] = match
  const start = comment.from + whole.indexOf(list!, 'flakewise-ignore'.length)
  const scope = wide ? { from: 0, to: file.text.length } : scopeOf(file.text, comment)
  return [...list!.matchAll(/[^\s,]+/g)].map(({ 0: rule, index }) => ({
    rule,
    reason: (reason ?? '').trim(),
    scope,
    from: start + index,
    to: start + index + rule.length,
  }))
}

/** The comment's own line, or, when nothing else stands on it, the next line that is not a comment. */
function scopeOf(text: string, comment: Range): Range {
  const from = text.lastIndexOf('\n', comment.from - 1) + 1
  if (text.slice(from, comment.from).trim() !== '') return { from, to: lineEnd(text, comment.to) }
  let at = lineEnd(text, comment.to) + 1
  while (at < text.length && /^[ \t]*#/.test(text.slice(at, lineEnd(text, at)))) at = lineEnd(text, at) + 1
  return { from, to: lineEnd(text, at) }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

const covers = (scope: Range, at: number): boolean => scope.from <= at && at <= scope.to
