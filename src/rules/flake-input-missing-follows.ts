import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import { isSet } from '../nix/attrs.ts'
import type { Input } from '../nix/flake.ts'
import { lockedFlake, NIXPKGS, repositoryOfNode } from '../nix/inputs.ts'
import { indentAt, statementAfter } from '../nix/layout.ts'
import type { LockNode } from '../nix/lock.ts'
import { is, unwrap } from '../nix/syntax.ts'

/** Flakes that build their packages with a nixpkgs of their own and put them into a cache of their own: with another one, everything
    is built at home, or does not fit at all. Their documentation says so. */
const OWN_CACHE =
  /^github\.com\/(?:hyprwm\/|determinatesystems\/|niri-wm\/|yalter\/niri|fufexan\/nix-gaming|chaotic-cx\/|xddxdd\/nix-cachyos|nix-community\/(?:neovim-nightly-overlay|emacs-overlay|fenix|lanzaboote)|helix-editor\/|ghostty-org\/|lix-project\/|ezkea\/aagl|jovian-experiments\/|hercules-ci\/|nlewo\/comin|cachix\/cachix|tweag\/nickel|wezterm\/|input-output-hk\/haskell)/

export default defineRule({
  id: 'flake-input-missing-follows',
  family: 'flake',
  summary: 'input that brings a nixpkgs of its own',
  severity: 'hint',
  fix: 'suggested',
  needs: ['lock'],
  related: ['flake-follows-missing-target'],
  on: ['source_code'],

  *check(_, file, project) {
    const locked = lockedFlake(file, project)
    const names = ['nixpkgs', ...(locked?.flake.inputs.keys() ?? [])]
    const name = names.find(each => isNixpkgs(locked?.lock.resolve([each])))
    const own = name === undefined ? null : locked?.lock.resolve([name])
    if (!locked || !own || name === undefined) return
    for (const { input, node } of locked.inputs) {
      if (!node.isFlake || OWN_CACHE.test(repositoryOfNode(node) ?? '')) continue
      for (const [child, { to }] of node.inputs) {
        const target = typeof to === 'string' ? locked.lock.nodes.get(to) : null
        if (!target || target === own || !isNixpkgs(target)) continue
        if (child !== 'nixpkgs' || input.overrides.some(({ path }) => path[0] === child)) continue
        const message = `\`${input.name}\` brings its own nixpkgs, which is downloaded and evaluated beside yours.`
        yield finding(input.key, message, ...fixOf(file, input, name))
      }
    }
  },
})

const isNixpkgs = (node: LockNode | null | undefined): boolean => node != null && repositoryOfNode(node) === NIXPKGS

/** A line `inputs.nixpkgs.follows`, in the form in which the input is written. */
function fixOf(file: SourceFile, input: Input, name: string): Fix[] {
  const [value] = input.attr.values
  const title = `Let it follow \`${name}\``
  if (value && isSet(unwrap(value))) {
    const set = unwrap(value)
    const last = set.children
      .find(child => child.type === 'binding_set')
      ?.children.findLast(child => is(child, 'binding', 'inherit'))
    return last ? [suggested(file, title, statementAfter(file.text, last, `inputs.nixpkgs.follows = "${name}";`))] : []
  }
  const { statement, prefix } = pathOf(input)
  if (!statement || prefix === null) return []
  const line = `${prefix}.inputs.nixpkgs.follows = "${name}";`
  const end = file.text[statement.to] === ';' ? statement.to + 1 : statement.to
  return [suggested(file, title, insert(end, `\n${indentAt(file.text, statement.from)}${line}`))]
}

/** The last statement of an input that is written as paths, and what stands in front of `.url` there. */
function pathOf(input: Input): { statement: Input['key'] | null; prefix: string | null } {
  const statement = input.attr.statements.at(-1) ?? null
  const attrs = statement?.field('attrpath')?.fields('attr') ?? []
  const at = attrs.indexOf(input.attr.keys.at(-1)!)
  return {
    statement,
    prefix:
      at < 0
        ? null
        : attrs
            .slice(0, at + 1)
            .map(attr => attr.text)
            .join('.'),
  }
}
