import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { lockOf } from '../nix/lock.ts'

export default defineRule({
  id: 'lock-structure',
  family: 'lock',
  summary: 'lock that Nix cannot read',
  severity: 'error',
  fix: 'none',
  errors: [
    "lock file '…' has unsupported version",
    "lock file references missing node '…'",
    "Could not parse '…': [json.exception.parse_error.101]",
  ],
  related: ['lock-out-of-sync'],
  on: ['lock_document'],

  *check(_, file) {
    const lock = lockOf(file)
    const conflict = /^<{7} .*$/m.exec(file.text)
    if (!lock) return
    if (conflict) {
      const range = { from: conflict.index, to: conflict.index + conflict[0].length }
      yield finding(range, 'A merge was left unfinished here. Take either side, then run `nix flake lock`.')
    } else if (lock.broken) yield finding(lock.broken, `This is no lock: ${lock.broken.message}.`)
    else if (lock.version && !SUPPORTED.has(lock.version.value)) {
      yield finding(lock.version, `Nix reads the versions 5 to 7 of a lock, not ${lock.version.value}.`)
    } else {
      for (const { inputs } of lock.nodes.values()) {
        for (const { to, range } of inputs.values()) {
          const isThere = typeof to === 'string' ? lock.nodes.has(to) : lock.resolve(to) !== null || to.length === 0
          const name = typeof to === 'string' ? to : to.join('/')
          if (!isThere) yield finding(range, `There is no \`${name}\` in this lock. Run \`nix flake lock\`.`)
        }
      }
    }
  },
})

/** Source: src/libflake/lockfile.cc. */
const SUPPORTED: ReadonlySet<unknown> = new Set([5, 6, 7])
