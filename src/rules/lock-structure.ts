import { finding } from '../engine/edits.ts'
import { defineRule, type Finding } from '../engine/model.ts'
import { type Lock, lockOf } from '../nix/lock.ts'

export default defineRule({
  id: 'lock-structure',
  family: 'lock',
  summary: 'lock that Nix cannot read',
  severity: 'error',
  fix: 'none',
  errors: [
    "Could not parse '…': [json.exception.parse_error.101] parse error at line …, column …: …",
    "lock file '…' has unsupported version …",
    "lock file references missing node '…'",
    "attribute '…' missing in lock file",
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
    else if (!SUPPORTED.has(lock.version?.value)) {
      const range = lock.version ?? { from: 0, to: file.text.length }
      const message = `Nix reads the versions 5 to 7 of a lock, not ${lock.version?.value ?? 'one without a version'}.`
      yield finding(range, message)
    } else yield* brokenNodes(lock)
  },
})

/** Source: src/libflake/lockfile.cc. */
const SUPPORTED: ReadonlySet<unknown> = new Set([5, 6, 7])

/** What the nodes lack that Nix comes across from the root. A path of `follows` that leads nowhere it mends without a word. */
function* brokenNodes(lock: Lock): Generator<Finding> {
  const seen = new Set([lock.root])
  for (const name of seen) {
    const node = lock.nodes.get(name)
    for (const { to, range } of node?.inputs.values() ?? []) {
      if (typeof to !== 'string') continue
      if (!lock.nodes.has(to))
        yield finding(range, `There is no \`${to}\` in this lock, and Nix does not mend it: take the last good lock.`)
      seen.add(to)
    }
    const lacks = !node || name === lock.root ? [] : (['locked', 'original'] as const).filter(each => !node[each])
    if (node && lacks.length > 0)
      yield finding(node.key, `The lock does not say what is \`${lacks.join('`, `')}\` here.`)
  }
}
