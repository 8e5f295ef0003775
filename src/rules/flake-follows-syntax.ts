import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { flakeOf, type Override } from '../nix/flake.ts'
import { parseFlakeRef } from '../nix/flake-ref.ts'
import { unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'flake-follows-syntax',
  family: 'flake',
  summary: '`follows` that is no path of inputs',
  severity: 'error',
  fix: 'safe',
  errors: ["invalid flake input attribute path element '…'", "input '…' follows a non-existent input 'inputs/…'"],
  related: ['flake-follows-missing-target', 'flake-follows-cycle'],
  on: ['source_code'],

  *check(_, file) {
    const inputs = flakeOf(file)?.inputs
    for (const input of inputs?.values() ?? []) {
      for (const { follows, attr } of [input, ...input.overrides]) {
        const path = follows?.value
        if (!follows || !path) continue
        const bad = path.split('/').find(part => part !== '' && !/^[a-zA-Z][\w-]*$/.test(part))
        // Unless there is an input of that name.
        const prefix = path.startsWith('inputs/') && !inputs?.has('inputs') ? 'inputs' : undefined
        if (bad === undefined && prefix === undefined) continue
        yield finding(
          follows.node,
          bad === undefined
            ? `\`follows\` begins with the name of an input, without \`inputs\`.`
            : `\`follows\` is a path of inputs, such as "a/b": \`${bad}\` is no name.`,
          ...repair(file, unwrap(follows.node), path, attr),
        )
      }
    }
  },
})

/** It could not be locked before. A URL belongs into `url`. */
function repair(file: SourceFile, node: Node, path: string, attr: Override['attr']): Fix[] {
  const key = attr.below().get('follows')?.keys[0]
  const isUrl = path.includes(':') && parseFlakeRef(path).ok
  if (isUrl) return key && !attr.below().all.has('url') ? [safe(file, 'Make it a `url`', replace(key, 'url'))] : []
  const parts = path.split(/[./]/).filter(part => part !== '')
  const names = parts[0] === 'inputs' ? parts.slice(1) : parts
  const inner = names.filter((name, index) => name !== 'inputs' || index === 0)
  if (inner.length === 0 || !inner.every(name => /^[a-zA-Z][\w-]*$/.test(name))) return []
  return [safe(file, `Write \`${inner.join('/')}\``, replace(node, `"${inner.join('/')}"`))]
}
