import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { inputRefs, nixpkgsBranch, releaseOfBranch } from '../nix/inputs.ts'
import { currentRelease, endedRelease } from '../nix/releases.ts'

export default defineRule({
  id: 'ref-ended-release',
  family: 'ref',
  summary: 'nixpkgs of a release that gets no more updates',
  severity: 'warning',
  fix: 'suggested',
  needs: ['releases'],
  related: ['lock-stale-input'],
  on: ['source_code'],

  *check(_, file, { target }) {
    const flake = flakeOf(file)
    for (const { url, ref } of flake ? inputRefs(flake) : []) {
      const name = releaseOfBranch(nixpkgsBranch(ref) ?? '')
      const ended = name === null ? null : endedRelease(name, target.now)
      if (!name || !ended) continue
      const { name: current } = currentRelease(target.now)
      const message = `NixOS ${name} has had no security fixes since ${ended.supportedUntil}.`
      // The last channel for ARM alone was that of 22.05: https://github.com/NixOS/nixpkgs/pull/193600
      const text = url.node.text.replace(`${name}-aarch64`, name).replace(name, current)
      const fix = suggested(file, `Take ${current}`, replace(url.node, text))
      yield finding(url.node, message, ...(current === name ? [] : [fix]))
    }
  },
})
