import { finding, safe, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { parseFlakeRef } from '../nix/flake-ref.ts'
import { rewritten, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-fragment',
  family: 'ref',
  summary: 'input URL with `#`',
  severity: 'error',
  fix: 'safe',
  errors: ["unexpected fragment '…' in flake reference '…'"],
  related: ['ref-bad-rev'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const parsed = parseFlakeRef(url.value, { allowRelative: true, flake: url.isFlake })
      if (parsed.ok || !parsed.error.startsWith('unexpected fragment')) continue
      const at = url.value.indexOf('#')
      const [base, fragment] = [url.value.slice(0, at), url.value.slice(at + 1)]
      const isBranch = BRANCH.test(fragment)
      const meant = isBranch ? withBranch(base, fragment) : null
      yield finding(
        url.node,
        `An input is a whole flake: \`#${fragment}\` cannot be part of its URL.`,
        ...(meant ? [suggested(file, `Take the branch, tag or commit \`${fragment}\``, rewritten(url, meant))] : []),
        (isBranch ? suggested : safe)(file, 'Remove it', rewritten(url, base)),
      )
    }
  },
})

/** More likely a branch, a tag or a commit, as npm writes it, than an output: without it another source would be taken. */
const BRANCH =
  /^(?:main|master|trunk|dev(?:el|elop)?|stable|unstable|v?\d[\d.]*|(?:nixos|nixpkgs|release)-[\w.-]+|[0-9a-f]{40})$/

/** The reference with it where Nix looks for it; null where it has one, or takes none. */
function withBranch(base: string, name: string): string | null {
  if (/[?&](?:ref|rev)=/.test(base)) return null
  if (/^(?:(?:github|gitlab|sourcehut):[^/?]+\/[^/?]+|[A-Za-z][\w-]*)$/.test(base)) return `${base}/${name}`
  const isGit = /^git\+\w+:/.test(base)
  if (!isGit && !/^(?:github|gitlab|sourcehut):[^/?]+\/[^/?]+\?/.test(base)) return null
  // Without `refs/`, Git's fetcher takes a `ref` for a branch.
  const [key, value] = /^[0-9a-f]{40}$/.test(name)
    ? ['rev', name]
    : ['ref', isGit && /^v?\d/.test(name) ? `refs/tags/${name}` : name]
  return `${base}${base.includes('?') ? '&' : '?'}${key}=${value}`
}
