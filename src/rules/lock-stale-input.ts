import { finding } from '../engine/edits.ts'
import { defineRule, type Target } from '../engine/model.ts'
import { flakeRefFromAttributes } from '../nix/flake-ref.ts'
import {
  daysSince,
  isNixpkgs,
  lastModified,
  lockedFlake,
  nixpkgsBranch,
  releaseOfBranch,
  repositoryOfNode,
} from '../nix/inputs.ts'
import type { LockNode } from '../nix/lock.ts'
import { endedRelease } from '../nix/releases.ts'

/** Days after which an input that is worked on has had fixes. */
const OLD = 180

/** Small flakes that are finished: they hardly ever have a newer commit. */
const FINISHED =
  /^(?:github|flakehub)\.com\/(?:numtide\/(?:flake-utils|nix-filter)|nix-systems\/|[^/]+\/flake-compat$|hercules-ci\/flake-parts|gytis-ivaskevicius\/flake-utils-plus|nix-community\/(?:impermanence|nixpkgs\.lib|nix-github-actions)|divnix\/|snowfallorg\/lib|misterio77\/nix-colors|edolstra\/import-cargo|srid\/flake-root|platonic-systems\/mission-control|nixos\/flake-registry|[^/]+\/import-tree$)/

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
    const locked = lockedFlake(file, project)
    const main =
      locked?.lock.resolve(['nixpkgs']) ??
      locked?.inputs.find(({ node }) => isNixpkgs(node) && !node.original?.text('rev'))?.node
    for (const { input, node } of locked?.inputs ?? []) {
      const made = lastModified(node)
      const days = made === null ? 0 : daysSince(made, project.target.now)
      if (made === null || days <= OLD || FINISHED.test(repositoryOfNode(node) ?? '')) continue
      if (isVersion(node, main ?? null) || hasNoNewer(node, made, project.target)) continue
      const day = new Date(made * 1000).toISOString().slice(0, 10)
      yield finding(
        input.key,
        `\`${input.name}\` is locked to ${day}, ${days} days ago: no fix since then has reached you.`,
      )
    }
  },
})

/** One version was chosen, and an update is a decision: the source of a package at a tag or revision, or a further nixpkgs at a revision. */
function isVersion(node: LockNode, main: LockNode | null): boolean {
  const [rev, ref] = [node.original?.text('rev'), node.original?.text('ref')]
  if (!node.isFlake) return Boolean(rev) || /\d\.\d/.test(ref ?? '')
  return Boolean(rev) && main !== null && main !== node && isNixpkgs(node)
}

/** It is a release of nixpkgs that has ended, at about its last revision: `ref-ended-release` speaks of it. */
function hasNoNewer({ original }: LockNode, made: number, { now }: Target): boolean {
  const ref = original ? flakeRefFromAttributes(original.plain()) : null
  const name = ref?.ok ? releaseOfBranch(nixpkgsBranch(ref.ref) ?? '') : null
  const ended = name === null ? null : endedRelease(name, now)
  return ended !== null && daysSince(made, new Date(ended.supportedUntil)) < 30
}
