import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { inputRefs, nixpkgsBranch } from '../nix/inputs.ts'
import { currentRelease, isAtLeast } from '../nix/releases.ts'

export default defineRule({
  id: 'ref-nixpkgs-tag',
  family: 'ref',
  summary: 'nixpkgs at the tag of a release',
  severity: 'warning',
  fix: 'suggested',
  related: ['ref-nixpkgs-branch', 'ref-ended-release'],
  on: ['source_code'],

  *check(_, file, { target }) {
    const flake = flakeOf(file)
    for (const { url, ref } of flake ? inputRefs(flake) : []) {
      const tag = /^(?:refs\/tags\/)?((\d\d\.\d\d)(?:-beta|-pre)?)$/.exec(nixpkgsBranch(ref) ?? '')
      if (!tag) continue
      const [written, name, release] = tag as unknown as [string, string, string]
      // A release that is not out may have no branch yet.
      const channel = isAtLeast(currentRelease(target.now).name, release) ? `nixos-${release}` : 'nixos-unstable'
      const day = name === release ? 'the day of the release' : 'a day before the release'
      const fix = suggested(
        file,
        `Take the channel \`${channel}\``,
        replace(url.node, url.node.text.replace(written, channel)),
      )
      yield finding(
        url.node,
        `\`${name}\` is ${day}: \`nix flake update\` never brings a fix. Take \`${channel}\`.`,
        fix,
      )
    }
  },
})
