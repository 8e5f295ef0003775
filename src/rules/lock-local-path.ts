import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { lockOf } from '../nix/lock.ts'

export default defineRule({
  id: 'lock-local-path',
  family: 'lock',
  summary: 'lock that names a folder of one machine',
  severity: 'error',
  fix: 'none',
  errors: ["path '…' does not exist"],
  related: ['lock-unlocked-node'],
  on: ['lock_document'],

  *check(_, file) {
    for (const { name, locked } of lockOf(file)?.nodes.values() ?? []) {
      const scalar = locked?.attributes.get('path') ?? locked?.attributes.get('url')
      const path = typeof scalar?.value === 'string' ? scalar.value.replace(/^file:\/\//, '') : ''
      if (!scalar || !path.startsWith('/') || path.startsWith('//')) continue
      yield finding(scalar, `\`${name}\` is a folder of one machine: nobody else has it.`)
    }
  },
})
