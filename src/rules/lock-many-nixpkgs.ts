import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { hasOwnCache, isNixpkgs } from '../nix/inputs.ts'
import { type Lock, lockOf } from '../nix/lock.ts'

/** Fewer are usual: stable, unstable, and a tool with a cache of its own. */
const MANY = 5

/** How many lines a message can hold. */
const SHOWN = 3

export default defineRule({
  id: 'lock-many-nixpkgs',
  family: 'lock',
  summary: 'five or more revisions of nixpkgs in one lock',
  severity: 'hint',
  fix: 'none',
  needs: ['lock'],
  related: ['flake-input-missing-follows'],
  on: ['lock_document'],

  *check(_, file) {
    const lock = lockOf(file)
    const nodes = [...(lock?.nodes.values() ?? [])].filter(isNixpkgs)
    const revisions = new Set(nodes.map(node => node.locked?.text('rev')))
    if (!lock || revisions.size < MANY) return
    const names = [...(lock.nodes.get(lock.root)?.inputs.keys() ?? [])]
    const own = new Set(names.map(name => lock.resolve([name])).filter(isNixpkgs))
    // The flake has chosen them itself.
    if (revisions.size < own.size + 2) return
    const lines = followsOf(lock)
    const more = lines.length > SHOWN ? ` and ${lines.length - SHOWN} more` : ''
    const cure = lines.length > 0 ? `: fewer with ${lines.slice(0, SHOWN).join(' ')}${more}` : ''
    yield finding(nodes[0]!.key, `This lock holds ${revisions.size} revisions of nixpkgs${cure}.`)
  },
})

/** The lines of a `flake.nix` that make inputs, and inputs of theirs, follow the nixpkgs of the root. */
function followsOf(lock: Lock): readonly string[] {
  const root = lock.nodes.get(lock.root)
  const inputs = [...(root?.inputs.values() ?? [])]
  const own = ['nixpkgs', ...inputs.map(({ name }) => name)].find(name => isNixpkgs(lock.resolve([name])))
  if (own === undefined) return []
  const lines: string[] = []
  const seen = new Set<string>()
  const todo = inputs.map(({ name, to }) => ({ path: [name], to }))
  for (const { path, to } of todo) {
    const node = typeof to === 'string' ? lock.nodes.get(to) : undefined
    if (!node || seen.has(node.name) || hasOwnCache(node)) continue
    seen.add(node.name)
    if (path.length > 1 && path.at(-1) === 'nixpkgs' && isNixpkgs(node))
      lines.push(`\`inputs.${path.join('.inputs.')}.follows = "${own}";\``)
    for (const input of node.inputs.values()) todo.push({ path: [...path, input.name], to: input.to })
  }
  return lines
}
