import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { lockedFlake } from '../nix/inputs.ts'
import { removeStatement } from '../nix/layout.ts'
import type { Lock, LockNode } from '../nix/lock.ts'

export default defineRule({
  id: 'flake-follows-unknown-child',
  family: 'flake',
  summary: '`follows` for an input that the input does not have',
  severity: 'warning',
  fix: 'safe',
  needs: ['lock'],
  errors: ["warning: input '…' has an override for a non-existent input '…'"],
  related: ['flake-follows-missing-target', 'flake-input-missing-follows'],
  on: ['source_code'],

  *check(_, file, project) {
    const locked = lockedFlake(file, project)
    for (const { input, isCurrent } of locked?.inputs ?? []) {
      if (!locked || !isCurrent || input.isFlake === false) continue
      for (const { path, key, attr, url, follows } of input.overrides) {
        const child = path.at(-1)!
        const above = [input.name, ...path.slice(0, -1)]
        const node = ownNode(locked.lock, above)
        if (!node?.isFlake || node.inputs.has(child) || (!url && !follows)) continue
        const [statement, ...more] = attr.statements
        const isLine =
          statement && more.length === 0 && statement.field('attrpath')?.fields('attr').at(-1)?.text === 'follows'
        const fix =
          isLine && !/#|\/\*/.test(statement.text)
            ? [safe(file, 'Remove it', removeStatement(file.text, statement))]
            : []
        const message = `\`${above.join('/')}\` has no input \`${child}\`: Nix ignores this with a warning.`
        yield finding(key, message, ...fix)
      }
    }
  },
})

/** The node at a path of inputs from the root, none of which follows another one: of those Nix reads no overrides. */
function ownNode({ nodes, root }: Lock, path: readonly string[]): LockNode | undefined {
  let node = nodes.get(root)
  for (const name of path) {
    const to = node?.inputs.get(name)?.to
    node = typeof to === 'string' ? nodes.get(to) : undefined
  }
  return node
}
