import { finding, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { repositoryOf } from '../nix/flake-ref.ts'
import { ABOUT_FOLLOWS, inputRefs } from '../nix/inputs.ts'
import { isRemark, removeStatement } from '../nix/layout.ts'
import { descendants } from '../nix/syntax.ts'

/** Flakes whose authors say that their nixpkgs should not be overridden. Sources: hyprwm/Hyprland, issue 2540; the README of
    xddxdd/nix-cachyos-kernel. */
const OWN: ReadonlySet<string> = new Set(['github.com/hyprwm/hyprland', 'github.com/xddxdd/nix-cachyos-kernel'])

export default defineRule({
  id: 'flake-follows-own-cache',
  family: 'flake',
  summary: '`follows` that makes a binary cache useless',
  severity: 'hint',
  fix: 'suggested',
  related: ['flake-input-missing-follows'],
  on: ['source_code'],

  *check(root, file) {
    const flake = flakeOf(file)
    for (const { input, ref } of flake ? inputRefs(flake) : []) {
      const override = input.overrides.find(({ path }) => path.join('/') === 'nixpkgs')
      if (!override?.follows || !OWN.has(repositoryOf(ref) ?? '')) continue
      const reasons = descendants(root, 'comment').filter(node => ABOUT_FOLLOWS.test(node.text))
      if (reasons.some(reason => input.attr.statements.some(each => isRemark(file.text, reason, each)))) continue
      const [statement, ...more] = override.attr.statements
      const isLine = statement?.field('attrpath')?.fields('attr').at(-1)?.text === 'follows' && more.length === 0
      const message = `\`${input.name}\` is in its cache as built with its own nixpkgs; with another one it is built here.`
      const fix = statement && isLine ? [suggested(file, 'Remove it', removeStatement(file.text, statement))] : []
      yield finding(override.key, message, ...fix)
    }
  },
})
