import type { Diagnostic, Edit, Finding, Fix, Range, Safety, SourceFile } from './model.ts'

/** The bare range of a node, token or diagnostic. */
export const rangeOf = ({ from, to }: Range): Range => ({ from, to })

export const replace = ({ from, to }: Range, insert: string): Edit => ({ from, to, insert })
export const insert = (at: number, text: string): Edit => ({ from: at, to: at, insert: text })
export const remove = ({ from, to }: Range): Edit => ({ from, to, insert: '' })

/** A finding at `range`, with fixes where there are any. */
export const finding = (range: Range, message: string, ...fixes: readonly Fix[]): Finding => ({
  ...rangeOf(range),
  message,
  ...(fixes.length > 0 ? { fixes } : {}),
})

/** A fix of one document that keeps every value and comment, or repairs what could not evaluate. */
export const safe = (file: SourceFile, title: string, ...edits: readonly Edit[]): Fix => fix(file, title, 'safe', edits)

/** A fix of one document that a person should look at. */
export const suggested = (file: SourceFile, title: string, ...edits: readonly Edit[]): Fix =>
  fix(file, title, 'suggested', edits)

/** The text after `edits`, which are sorted and disjoint and refer to `text`. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    out += text.slice(at, from) + insert
    at = to
  }
  return out + text.slice(at)
}

/** The fixes that can be applied in one pass: the first one of each diagnostic that is allowed, first come first served by
    position, never touching one another in any document. */
export function selectFixes(diagnostics: readonly Diagnostic[], allow: (fix: Fix) => boolean): readonly Fix[] {
  const taken = new Map<string, Range[]>()
  const chosen: Fix[] = []
  for (const diagnostic of diagnostics) {
    const fix = diagnostic.fixes.find(allow)
    if (!fix) continue
    const edits = Object.entries(fix.edits)
    if (edits.some(([path, list]) => list.some(edit => (taken.get(path) ?? []).some(range => touch(edit, range)))))
      continue
    for (const [path, list] of edits) taken.set(path, [...(taken.get(path) ?? []), ...list])
    chosen.push(fix)
  }
  return chosen
}

/** The two ranges overlap or meet. */
export const touch = (a: Range, b: Range): boolean => a.from <= b.to && b.from <= a.to

function fix(file: SourceFile, title: string, safety: Safety, edits: readonly Edit[]): Fix {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  return { title, safety, edits: { [file.path]: sorted } }
}
