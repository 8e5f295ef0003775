import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { isSet, statementsOf } from '../nix/attrs.ts'
import type { Input } from '../nix/flake.ts'
import { ABOUT_FOLLOWS, hasOwnCache, isNixpkgs, lockedFlake, repositoryOfNode } from '../nix/inputs.ts'
import { isRemark, statementAfter } from '../nix/layout.ts'
import type { LockNode } from '../nix/lock.ts'
import { descendants, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'flake-input-missing-follows',
  family: 'flake',
  summary: 'input that brings a nixpkgs of its own',
  severity: 'hint',
  fix: 'suggested',
  needs: ['lock'],
  related: [
    'flake-follows-own-cache',
    'flake-follows-missing-target',
    'flake-follows-unknown-child',
    'lock-many-nixpkgs',
  ],
  on: ['source_code'],

  *check(_, file, project) {
    const locked = lockedFlake(file, project)
    const names = ['nixpkgs', ...(locked?.flake.inputs.keys() ?? [])]
    const name = names.find(each => isNixpkgs(locked?.lock.resolve([each])))
    const own = name === undefined ? null : locked?.lock.resolve([name])
    if (!locked || !own || name === undefined) return
    for (const { input, node } of locked.inputs) {
      if (!node.isFlake || hasOwnCache(node)) continue
      const to = node.inputs.get('nixpkgs')?.to
      const target = typeof to === 'string' ? locked.lock.nodes.get(to) : null
      if (!target || target === own || !isNixpkgs(target)) continue
      if (input.overrides.some(({ path }) => path[0] === 'nixpkgs') || isOnPurpose(file, input, node)) continue
      const message = `\`${input.name}\` brings its own nixpkgs, which is downloaded and evaluated beside yours.`
      yield finding(input.key, message, ...fixOf(file, input, name))
    }
  },
})

/** A comment at the input speaks of `follows` or of a cache, a line for it is commented out, or this flake uses its cache. */
function isOnPurpose({ root, text }: SourceFile, { name, attr }: Input, node: LockNode): boolean {
  const repository = repositoryOfNode(node)?.split('/') ?? []
  const caches = new Set([name, ...repository.slice(1)].map(word => word.toLowerCase()))
  return descendants(root, 'string_fragment', 'comment').some(each => {
    if (is(each, 'string_fragment')) {
      return caches.has(/^https:\/\/([\w-]+)\.cachix\.org/.exec(each.text)?.[1]?.toLowerCase() ?? '')
    }
    if (!ABOUT_FOLLOWS.test(each.text)) return false
    return each.text.includes(`${name}.inputs.`) || attr.statements.some(statement => isRemark(text, each, statement))
  })
}

/** A line `inputs.nixpkgs.follows`, in the form in which the input is written. */
function fixOf(file: SourceFile, input: Input, name: string): Fix[] {
  const { values, statements, keys } = input.attr
  const [statement, key] = [statements.at(-1), keys.at(-1)]
  const sets = values.map(unwrap)
  if (!statement || !key || !sets.every(isSet) || values.length > 1) return []
  const line = (prefix: string): string => `${prefix}nixpkgs.follows = "${name}";`
  const add = (after: Node, added: string): Fix[] => [
    suggested(file, `Let it follow \`${name}\``, statementAfter(file.text, after, added)),
  ]
  const [set] = sets
  const nested = input.attr.below().get('inputs')?.values.map(unwrap).find(isSet)
  const inside = nested && statementsOf(nested).at(-1)
  if (inside) return add(inside, line(''))
  const last = set && statementsOf(set).at(-1)
  if (last) return add(last, line('inputs.'))
  const path = statement.field('attrpath')
  return path && !set ? add(statement, line(`${file.text.slice(path.from, key.to)}.inputs.`)) : []
}
