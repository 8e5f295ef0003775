import type { Edit } from '../src/engine/model.ts'

/** Lines that differ: `before` are those from line `at` (counted from 0) of the old text, `after` what stands there now. */
export interface Hunk {
  readonly at: number
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The lines in which two texts differ, top down; neighbouring lines are one hunk. */
export function diffLines(before: string, after: string): readonly Hunk[] {
  const a = before.split('\n')
  const b = after.split('\n')
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  return middle(a.slice(start, endA), b.slice(start, endB), start)
}

/** The smallest edits by line that make `after` of `before`, so that a cursor elsewhere stays where it is. */
export function editsBetween(before: string, after: string): readonly Edit[] {
  const starts = lineStarts(before)
  return diffLines(before, after).map(hunk => {
    const from = starts[hunk.at]!
    const old = `${before}\n`.slice(from, starts[hunk.at + hunk.before.length])
    const insert = hunk.after.map(line => `${line}\n`).join('')
    return withoutLastBreak(trimmed(from, old, insert), before.length)
  })
}

/** The parts of two lines that differ: everything between their common beginning and their common end. */
export function changedPart(
  before: string,
  after: string,
): { readonly start: number; readonly endBefore: number; readonly endAfter: number } {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  let end = 0
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return { start, endBefore: before.length - end, endAfter: after.length - end }
}

/** Beyond so many line pairs, the middle is one hunk: a preview of it would be unreadable, and memory is not free. */
const MAX_PAIRS = 1_000_000

/** The longest common subsequence by the table of lengths; what is not in it has changed. */
function middle(a: readonly string[], b: readonly string[], offset: number): readonly Hunk[] {
  if (a.length === 0 && b.length === 0) return []
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_PAIRS) return [{ at: offset, before: a, after: b }]
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
    }
  }
  const hunks: Hunk[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [fromA, fromB] = [i, j]
    while ((i < a.length || j < b.length) && a[i] !== b[j]) {
      if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) i++
      else j++
    }
    if (i > fromA || j > fromB) hunks.push({ at: offset + fromA, before: a.slice(fromA, i), after: b.slice(fromB, j) })
    while (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    }
  }
  return hunks
}

/** Where each line begins, and where one more would. */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return [...starts, text.length + 1]
}

function trimmed(from: number, old: string, insert: string): Edit {
  const { start, endBefore, endAfter } = changedPart(old, insert)
  return { from: from + start, to: from + endBefore, insert: insert.slice(start, endAfter) }
}

/** Hunks see each line with a line break, the last one too. An edit that reaches this last one, which is not in the text,
    takes the break before it instead. */
function withoutLastBreak(edit: Edit, length: number): Edit {
  if (edit.to <= length) return edit
  return { from: edit.from - 1, to: edit.to - 1, insert: edit.insert && `\n${edit.insert.slice(0, -1)}` }
}
