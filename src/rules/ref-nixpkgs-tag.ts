import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { inputRefs, nixpkgsBranch } from '../nix/inputs.ts'

export default defineRule({
  id: 'ref-nixpkgs-tag',
  family: 'ref',
  summary: 'nixpkgs at the tag of a release',
  severity: 'warning',
  fix: 'suggested',
  related: ['ref-nixpkgs-branch', 'ref-ended-release'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    for (const { url, ref } of flake ? inputRefs(flake) : []) {
      const tag = /^(?:refs\/tags\/)?((\d\d\.\d\d)(?:-beta|-pre)?)$/.exec(nixpkgsBranch(ref) ?? '')
      if (!tag) continue
      const channel = `nixos-${tag[2]}`
      const fix = suggested(
        file,
        `Take the channel \`${channel}\``,
        replace(url.node, url.node.text.replace(tag[0], channel)),
      )
      yield finding(
        url.node,
        `\`${tag[1]}\` is the day of the release: \`nix flake update\` never brings a fix. Take \`${channel}\`.`,
        fix,
      )
    }
  },
})
