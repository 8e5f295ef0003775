import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { lockOf } from '../nix/lock.ts'

export default defineRule({
  id: 'lock-unlocked-node',
  family: 'lock',
  summary: 'lock node that fixes nothing',
  severity: 'error',
  fix: 'none',
  errors: ["Lock file contains unlocked input '…'"],
  related: ['lock-local-path'],
  on: ['lock_document'],

  *check(_, file) {
    for (const { name, locked } of lockOf(file)?.nodes.values() ?? []) {
      const type = locked?.text('type') ?? 'path'
      // `lock-local-path` speaks of a repository on disk.
      if (!locked || type === 'path' || locked.text('url')?.startsWith('file:')) continue
      const isDirty = locked.text('dirtyRev') !== null
      const isPlain = type === 'tarball' || type === 'file'
      if (!isDirty && (locked.text('rev') !== null || (isPlain && locked.text('narHash') !== null))) continue
      const why = isDirty
        ? 'a working tree with changes that were not committed'
        : `no revision${locked.text('narHash') === null ? ' and no hash' : ''}`
      yield finding(locked.range, `\`${name}\` is locked to ${why}, so the lock fixes nothing.`)
    }
  },
})
