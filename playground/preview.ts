import { applyEdits } from '../src/engine/edits.ts'
import type { Edit } from '../src/engine/model.ts'
import { changedPart, diffLines } from './diff.ts'

/** A line that a fix takes out or puts in, cut where it differs from its counterpart. */
export interface DiffLine {
  readonly kind: 'removed' | 'added'
  /** The number of the line in its text, from 1. */
  readonly line: number
  readonly start: string
  readonly changed: string
  readonly end: string
}

/** What a fix does to a text, changed lines only: per hunk first what goes, then what comes. */
export function previewOf(text: string, edits: readonly Edit[]): readonly DiffLine[] {
  let shift = 0
  return diffLines(text, applyEdits(text, edits)).flatMap(({ at, before, after }) => {
    const paired = before.length === after.length
    const removed = before.map((line, index): DiffLine => {
      const part = paired ? changedPart(line, after[index]!) : null
      return { kind: 'removed', line: at + index + 1, ...cut(line, part?.start ?? 0, part?.endBefore ?? 0) }
    })
    const added = after.map((line, index): DiffLine => {
      const part = paired ? changedPart(before[index]!, line) : null
      return { kind: 'added', line: at + shift + index + 1, ...cut(line, part?.start ?? 0, part?.endAfter ?? 0) }
    })
    shift += after.length - before.length
    return [...removed, ...added]
  })
}

const cut = (line: string, from: number, to: number) => ({
  start: line.slice(0, from),
  changed: line.slice(from, to),
  end: line.slice(to),
})
