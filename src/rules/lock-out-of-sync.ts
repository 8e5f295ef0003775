import { finding } from '../engine/edits.ts'
import { defineRule, type Finding } from '../engine/model.ts'
import type { Flake } from '../nix/flake.ts'
import { formatFlakeRef } from '../nix/flake-ref.ts'
import { type LockedInput, lockedFlake, originalOf } from '../nix/inputs.ts'
import { type Lock, lockOf } from '../nix/lock.ts'
import { flakeBeside } from '../nix/project.ts'

export default defineRule({
  id: 'lock-out-of-sync',
  family: 'lock',
  summary: 'lock that does not fit its `flake.nix`',
  severity: 'warning',
  fix: 'none',
  needs: ['lock'],
  errors: ["requires lock file changes but they're not allowed due to '--no-update-lock-file'"],
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
    for (const each of locked.inputs) {
      const { asked, node, isCurrent } = each
      const original = originalOf(node)
      if (isCurrent) yield* overrides(each)
      else if (asked && original) {
        const message = `\`flake.lock\` was made for \`${formatFlakeRef(original)}\`. Run \`nix flake lock\`.`
        yield finding(asked.url.node, message)
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
