import { expect, test } from 'vitest'
import { diffLines, editsBetween } from '../../playground/diff.ts'
import { applyEdits } from '../../src/engine/edits.ts'
import { random } from '../support/random.ts'

test('the edits between two texts make the one of the other', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const next = random(seed)
    const lines = () => Array.from({ length: next(7) }, () => ['', 'a', 'ab', 'b 😀', '  c'][next(5)]!)
    const before = lines().join('\n')
    const after = lines().join('\n')
    expect(applyEdits(before, editsBetween(before, after)), `seed ${seed}`).toBe(after)
  }
})

test('only the lines that differ are shown, neighbours together', () => {
  expect(diffLines('a\nb\nc\nd\ne', 'a\nB\nC\nd\nE')).toEqual([
    { at: 1, before: ['b', 'c'], after: ['B', 'C'] },
    { at: 4, before: ['e'], after: ['E'] },
  ])
  expect(diffLines('a', 'a')).toEqual([])
})
