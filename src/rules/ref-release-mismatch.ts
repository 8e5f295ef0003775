import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { repositoryOf } from '../nix/flake-ref.ts'
import { type InputRef, inputRefs, nixpkgsBranch, releaseOfBranch } from '../nix/inputs.ts'

/** Projects with a branch for each release of nixpkgs: how it is called, and the first release that has one. */
const COMPANIONS: ReadonlyMap<string, readonly [prefix: string, first: string]> = new Map([
  ['github.com/nix-community/home-manager', ['release-', '17.09']],
  ['github.com/nix-community/nixvim', ['nixos-', '23.05']],
  ['github.com/nix-community/stylix', ['release-', '23.05']],
  ['github.com/danth/stylix', ['release-', '23.05']],
  ['github.com/nix-darwin/nix-darwin', ['nix-darwin-', '24.11']],
  ['github.com/lnl7/nix-darwin', ['nix-darwin-', '24.11']],
])

export default defineRule({
  id: 'ref-release-mismatch',
  family: 'ref',
  summary: 'home-manager or its like for another release than nixpkgs',
  severity: 'warning',
  fix: 'suggested',
  errors: [
    'You are using Home Manager version … and Nixpkgs version ….',
    'Using mismatched versions is likely to cause errors and unexpected',
    'The nix-darwin and Nixpkgs branches in use must match, but you are currently',
    'You are using different Stylix and NixOS versions.',
  ],
  related: ['ref-ended-release'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const refs = flake ? inputRefs(flake) : []
    for (const { input, url, ref } of refs) {
      const [prefix, first] = COMPANIONS.get(repositoryOf(ref) ?? '') ?? []
      const own =
        prefix === undefined || ref.rev !== undefined ? null : releaseIn(String(ref.ref ?? ''), ref.ref === undefined)
      const follows = input.overrides.find(({ path }) => path.join('/') === 'nixpkgs')?.follows?.value
      const base = follows ?? 'nixpkgs'
      const wanted = releaseOf(refs.find(each => each.input.name === base))
      if (!prefix || !first || own === null || wanted === null || own === wanted || wanted < first) continue
      // nixvim builds with the nixpkgs of its own lock; anything else may serve another nixpkgs of this flake that fits.
      if (follows === undefined && repositoryOf(ref) === 'github.com/nix-community/nixvim') continue
      if (follows === undefined && refs.some(each => releaseOf(each) === own)) continue
      const branch = wanted === 'unstable' ? 'master' : prefix + wanted
      const [was, text] = [String(ref.ref ?? ''), url.node.text]
      const written = was === '' ? text.replace(/\/?("?)$/, `/${branch}$1`) : text.replace(was, branch)
      const message = `\`${input.name}\` is for ${named(own)}, \`${base}\` is ${named(wanted)}: options and packages do not fit together.`
      const isPlain = ref.type === 'github' && wanted !== 'unstable' && (was !== '' || !text.includes('?'))
      yield finding(
        url.node,
        message,
        ...(isPlain ? [suggested(file, `Take \`${branch}\``, replace(url.node, written))] : []),
      )
    }
  },
})

const named = (release: string): string => (release === 'unstable' ? 'unstable' : `NixOS ${release}`)

/** The release in a branch's name, `unstable` for the main branch, null for anything else. */
function releaseIn(branch: string, isDefault: boolean): string | null {
  return releaseOfBranch(branch) ?? (isDefault || ['master', 'main'].includes(branch) ? 'unstable' : null)
}

function releaseOf(nixpkgs: InputRef | undefined): string | null {
  const branch = nixpkgs ? nixpkgsBranch(nixpkgs.ref) : null
  if (branch === null) return null
  return (
    releaseOfBranch(branch) ??
    (/^(?:nixos-unstable(?:-small)?|nixpkgs-unstable|master)?$/.test(branch) ? 'unstable' : null)
  )
}
