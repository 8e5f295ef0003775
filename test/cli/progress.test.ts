import { expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { progressOn } from '../../src/cli/progress.ts'

/** What is written when a run tells of a file in each of these milliseconds. */
function written(progress: boolean, ...times: readonly number[]): string {
  let text = ''
  let now = 0
  const io = { progress, stderr: (more: string) => (text += more) } as unknown as Io
  const line = progressOn(io, () => now)
  for (const [at, time] of times.entries()) {
    now = time
    line.tell('Linted', at + 1, times.length)
  }
  line.end()
  return text
}

test('a long run says on one line how far it is, and leaves the line empty', () => {
  expect(written(true, 10, 999, 1200, 1250, 1300)).toBe(
    '\r\x1b[KLinted: 3 of 5 files\r\x1b[KLinted: 5 of 5 files\r\x1b[K',
  )
})

test('a short run says nothing, and one whose standard error is no terminal', () => {
  expect(written(true, 10, 20, 999)).toBe('')
  expect(written(false, 10, 2000, 3000)).toBe('')
})
