import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { daysSince, lastModified, lockedFlake, repositoryOfNode } from '../nix/inputs.ts'

/** Days after which an input that is worked on has had fixes. */
const OLD = 180

/** Small flakes that are finished: they hardly ever have a newer commit. */
const FINISHED =
  /^github\.com\/(?:numtide\/(?:flake-utils|nix-filter)|nix-systems\/|(?:edolstra|nixos)\/flake-compat|hercules-ci\/flake-parts|gytis-ivaskevicius\/flake-utils-plus|nix-community\/(?:impermanence|nixpkgs\.lib|flake-compat)|divnix\/|ipetkov\/flake-utils|snowfallorg\/lib|nixos\/nixos-search|misterio77\/nix-colors|lnl7\/nix-darwin-lib)/

export default defineRule({
  id: 'lock-stale-input',
  family: 'lock',
  summary: 'input that has not been updated for half a year',
  severity: 'warning',
  fix: 'none',
  needs: ['lock'],
  related: ['ref-ended-release'],
  on: ['source_code'],

  *check(_, file, project) {
    for (const { input, node } of lockedFlake(file, project)?.inputs ?? []) {
      const made = lastModified(node)
      const days = made === null ? 0 : daysSince(made, project.target.now)
      if (made === null || days <= OLD || FINISHED.test(repositoryOfNode(node) ?? '')) continue
      const day = new Date(made * 1000).toISOString().slice(0, 10)
      yield finding(
        input.key,
        `\`${input.name}\` is locked to ${day}, ${days} days ago: no fix since then has reached you.`,
      )
    }
  },
})
