import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { inputRefs, nixpkgsBranch } from '../nix/inputs.ts'
import { currentRelease } from '../nix/releases.ts'

export default defineRule({
  id: 'ref-nixpkgs-branch',
  family: 'ref',
  summary: 'nixpkgs from a branch that is no channel',
  severity: 'hint',
  fix: 'suggested',
  related: ['ref-ended-release', 'ref-nixpkgs-tag'],
  on: ['source_code'],

  *check(_, file, { target }) {
    const flake = flakeOf(file)
    for (const { input, url, ref } of flake ? inputRefs(flake) : []) {
      const branch = ref.type === 'indirect' || input.isFlake === false ? null : nixpkgsBranch(ref)
      const why = branch === null ? undefined : reasonOf(branch)
      // A name such as `nixpkgs-master` says that it is meant.
      if (branch === null || !why || ref.type === 'tarball' || /master|staging|trunk/i.test(input.name)) continue
      const release = /^(?:release|staging(?:-next)?)-(\d\d\.\d\d)$/.exec(branch)?.[1]
      const better = release ? `nixos-${release}` : 'nixos-unstable'
      const text = url.node.text
      const written =
        branch === ''
          ? text.replace(/nixpkgs(?=\/?["?]|$)/i, found => `${found}/${better}`)
          : text.replace(branch, better)
      const fix = suggested(
        file,
        `Take the channel \`${better}\``,
        replace(url.node, written.replace(`${better}/"`, `${better}"`)),
      )
      const stable = release ? '' : ` or \`nixos-${currentRelease(target.now).name}\``
      yield finding(
        url.node,
        `${why}. Take \`${better}\`${stable}.`,
        ...(written === text || (branch === '' && ref.type !== 'github') ? [] : [fix]),
      )
    }
  },
})

/** What speaks against a branch; undefined when it is a channel, or nobody's business. */
function reasonOf(branch: string): string | undefined {
  if (branch === '')
    return 'Without a branch this is `master`, which no channel has tested and whose packages are often in no cache yet'
  if (branch === 'master') return '`master` is tested by no channel, and its packages are often in no cache yet'
  if (/^staging/.test(branch))
    return `\`${branch}\` is where changes that rebuild everything wait: hardly anything of it is in a cache`
  return /^release-\d\d\.\d\d$/.test(branch)
    ? `\`${branch}\` is the branch behind the channel: what is pushed to it has not been tested yet`
    : undefined
}
