import { finding } from '../engine/edits.ts'
import { defineRule, type Finding } from '../engine/model.ts'
import type { Flake } from '../nix/flake.ts'
import { type FlakeRef, flakeRefFromAttributes, formatFlakeRef } from '../nix/flake-ref.ts'
import { inputRefs, type LockedInput, lockedFlake } from '../nix/inputs.ts'
import { type Lock, lockOf } from '../nix/lock.ts'
import { flakeBeside } from '../nix/project.ts'

export default defineRule({
  id: 'lock-out-of-sync',
  family: 'lock',
  summary: 'lock that does not fit its `flake.nix`',
  severity: 'warning',
  fix: 'none',
  needs: ['lock'],
  errors: ["flake '…' requires lock file changes but they're not allowed due to '--no-update-lock-file'"],
  related: ['lock-structure'],
  on: ['source_code', 'lock_document'],

  *check(root, file, project) {
    if (root.type === 'lock_document') {
      const [lock, flake] = [lockOf(file), flakeBeside(file, project)]
      if (lock && flake) yield* leftOver(flake, lock)
      return
    }
    const locked = lockedFlake(file, project)
    const top = locked?.lock.nodes.get(locked.lock.root)
    if (!locked || !top) return
    for (const { name, key, follows } of locked.flake.inputs.values()) {
      const held = top.inputs.get(name)
      if (!held) yield finding(key, `\`${name}\` is not in \`flake.lock\`. Run \`nix flake lock\`.`)
      else if (follows?.value != null && !isPath(held.to, follows.value))
        yield finding(follows.node, `In \`flake.lock\`, \`${name}\` does not follow this. Run \`nix flake lock\`.`)
    }
    const changed = new Map(inputRefs(locked.flake).map(({ input, url, ref }) => [input.name, { url, ref }]))
    for (const each of locked.inputs) {
      const asked = changed.get(each.input.name)
      const original = each.node.original ? flakeRefFromAttributes(each.node.original.plain()) : null
      if (!asked || !original?.ok) continue
      if (isSame(asked.ref, original.ref)) yield* overrides(each)
      else {
        const was = formatFlakeRef(original.ref)
        yield finding(asked.url.node, `\`flake.lock\` was made for \`${was}\`. Run \`nix flake lock\`.`)
      }
    }
  },
})

/** Inputs of the lock that the flake no longer has. */
function* leftOver(flake: Flake, lock: Lock): Generator<Finding> {
  if (!flake.inputsComplete || !flake.outputs?.function) return
  const formals = flake.outputs.formals?.fields('formal').map(formal => formal.field('name')?.text) ?? []
  const names = new Set([...flake.inputs.keys(), ...formals])
  for (const { name, key } of lock.nodes.get(lock.root)?.inputs.values() ?? []) {
    if (!names.has(name)) yield finding(key, `\`flake.nix\` has no input \`${name}\`. Run \`nix flake lock\`.`)
  }
}

/** What an input's own inputs follow, in the flake and in the lock. */
function* overrides({ input, node }: LockedInput): Generator<Finding> {
  const direct = new Map(input.overrides.filter(({ path }) => path.length === 1).map(each => [each.path[0], each]))
  for (const { name, to } of node.inputs.values()) {
    const follows = direct.get(name)?.follows
    if (follows?.value != null && !isPath(to, follows.value)) {
      const message = `In \`flake.lock\`, \`${name}\` of \`${input.name}\` does not follow this. Run \`nix flake lock\`.`
      yield finding(follows.node, message)
    }
  }
}

/** The lock's input is that path of names from the root. An empty one is the flake itself. */
const isPath = (to: string | readonly string[], follows: string): boolean =>
  typeof to !== 'string' && to.join('/') === follows.split('/').filter(Boolean).join('/')

/** The same reference; a path is left out, because the lock may say it in another way. */
function isSame(asked: FlakeRef, locked: FlakeRef): boolean {
  if (asked.type === 'path' || locked.type === 'path') return true
  const names = new Set([...Object.keys(asked), ...Object.keys(locked)])
  return [...names].every(name => {
    const [x, y] = [asked[name], locked[name]]
    return name === 'owner' || name === 'repo' ? String(x).toLowerCase() === String(y).toLowerCase() : x === y
  })
}
