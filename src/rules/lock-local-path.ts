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
    const lock = lockOf(file)
    const own = new Set(Array.from(lock?.nodes.get(lock.root)?.inputs.values() ?? [], input => input.to))
    for (const { name, locked } of lock?.nodes.values() ?? []) {
      const scalar = locked?.attributes.get('path') ?? locked?.attributes.get('url')
      const path = typeof scalar?.value === 'string' ? scalar.value.replace(/^file:\/\//, '') : ''
      // `file:///dev/null` is there everywhere: it stands for what `--override-input` names.
      if (!scalar || !path.startsWith('/') || path.startsWith('//') || path === '/dev/null') continue
      // An input's author has locked it from a registry: it is seldom used, and not ours to mend.
      if (path.startsWith('/nix/store/') && !own.has(name)) continue
      yield finding(scalar, `\`${name}\` is a folder of one machine: nobody else has it.`)
    }
  },
})
