import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { isAtLeast } from '../nix/releases.ts'
import { urlsOf } from '../nix/urls.ts'

/** Announced in the release notes of NixOS 26.11: the archives end with 27.05. */
export default defineRule({
  id: 'ref-nixexprs-xz',
  family: 'ref',
  summary: 'channel archive in the format that ends',
  severity: 'hint',
  fix: 'suggested',
  since: 'NixOS 26.11',
  needs: ['releases'],
  related: ['ref-ended-release'],
  on: ['source_code'],

  *check(_, file, { target }) {
    if (!isAtLeast(target.release, '26.11')) return
    for (const { node, value } of urlsOf(file)) {
      const channel = CHANNEL.exec(value)
      if (!channel || (channel[1] && !isAtLeast(channel[1], '26.05'))) continue
      const fix = suggested(file, 'Take the `.tar.zst`', replace(node, node.text.replace('.tar.xz', '.tar.zst')))
      yield finding(
        node,
        '`nixexprs.tar.xz` ends with NixOS 27.05; the same archive is there as `nixexprs.tar.zst`.',
        fix,
      )
    }
  },
})

/** Where the `.tar.zst` lies beside it: in the channels since July 2026, not in older releases, nor on every mirror. */
const CHANNEL =
  /^https?:\/\/(?:channels\.nixos\.org|nixos\.org\/channels)\/(?:nixos|nixpkgs)-(?:unstable|(\d\d\.\d\d))(?:-small|-darwin)?\/nixexprs\.tar\.xz$/
