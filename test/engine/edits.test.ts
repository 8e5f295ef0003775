import { ChangeSet, Text } from '@codemirror/state'
import { expect, test } from 'vitest'
import { applyEdits, selectFixes, touch } from '../../src/engine/edits.ts'
import type { Diagnostic, Edit } from '../../src/engine/model.ts'
import { random } from '../support/random.ts'

test('applyEdits agrees with CodeMirror on random edits', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const next = random(seed)
    const text = 'abc😀\ndef '.repeat(next(4) + 1)
    const edits: Edit[] = []
    for (let at = next(4); at <= text.length; at = edits.at(-1)!.to + 1 + next(6)) {
      edits.push({ from: at, to: Math.min(text.length, at + next(4)), insert: 'xyz'.slice(next(4)) })
    }
    const oracle = ChangeSet.of([...edits], text.length)
      .apply(Text.of(text.split('\n')))
      .toString()
    expect(applyEdits(text, edits), `seed ${seed}`).toBe(oracle)
  }
})

test('selected fixes never touch one another, in any document', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const next = random(seed)
    const edit = (at: number): Edit => ({ from: at, to: at + next(5), insert: '' })
    const diagnostics = Array.from({ length: next(8) }, (): Diagnostic => {
      const from = next(30)
      const edits = { 'a.nix': [edit(from)], 'b.nix': [edit(from + 6)] }
      return {
        from,
        to: from + 1,
        rule: 'r',
        severity: 'hint',
        message: 'm.',
        fixes: [{ title: 't', safety: 'safe', edits }],
      }
    })
    const fixes = selectFixes(diagnostics, () => true)
    for (const path of ['a.nix', 'b.nix']) {
      const edits = fixes.flatMap(fix => fix.edits[path]!)
      for (const [i, a] of edits.entries()) {
        for (const b of edits.slice(i + 1)) expect(touch(a, b), `seed ${seed}`).toBe(false)
      }
    }
    if (diagnostics.length > 0) expect(fixes).not.toEqual([])
  }
})
