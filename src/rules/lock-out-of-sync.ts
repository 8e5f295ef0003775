import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeRefFromAttributes, formatFlakeRef } from '../nix/flake-ref.ts'
import { inputRefs, lockedFlake } from '../nix/inputs.ts'

export default defineRule({
  id: 'lock-out-of-sync',
  family: 'lock',
  summary: 'lock that does not fit its `flake.nix`',
  severity: 'warning',
  fix: 'none',
  needs: ['lock'],
  errors: ["flake '…' requires lock file changes but they're not allowed due to '--no-update-lock-file'"],
  related: ['lock-structure'],
  on: ['source_code'],

  *check(_, file, project) {
    const locked = lockedFlake(file, project)
    if (!locked) return
    const { flake, lock } = locked
    const root = lock.nodes.get(lock.root)
    for (const input of flake.inputs.values()) {
      if (root && !root.inputs.has(input.name))
        yield finding(input.key, `\`${input.name}\` is not in \`flake.lock\`. Run \`nix flake lock\`.`)
    }
    for (const { input, url, ref } of inputRefs(flake)) {
      const node = input.follows ? null : lock.resolve([input.name])
      const original = node?.original ? flakeRefFromAttributes(node.original.plain()) : null
      if (!original?.ok || isSame(ref, original.ref)) continue
      const was = formatFlakeRef(original.ref)
      yield finding(url.node, `\`flake.lock\` was made for \`${was}\`. Run \`nix flake lock\`.`)
    }
  },
})

/** The same reference; a path is left out, because the lock may say it in another way. */
function isSame(asked: object, locked: object): boolean {
  const [a, b] = [asked, locked].map(ref => new Map(Object.entries(ref)))
  if (!a || !b || a.get('type') === 'path' || b.get('type') === 'path') return true
  const names = new Set([...a.keys(), ...b.keys()])
  return [...names].every(name => {
    const [x, y] = [a.get(name), b.get(name)]
    // A revision in the URL may be written in the lock as a branch's: Nix 2.4 to 2.8 wrote some in other words.
    if (name === 'narHash' || name === 'lastModified') return true
    return name === 'owner' || name === 'repo' ? String(x).toLowerCase() === String(y).toLowerCase() : x === y
  })
}
