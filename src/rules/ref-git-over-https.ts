import { finding, insert, replace, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import type { Text } from '../nix/flake.ts'
import { urlsOf } from '../nix/urls.ts'

/** Hosts on which `https://host/owner/repository` is a page about a repository, never an archive; github and gitlab have a scheme. */
const FORGES: Readonly<Record<string, string | null>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'codeberg.org': null,
  'git.sr.ht': null,
}

export default defineRule({
  id: 'ref-git-over-https',
  family: 'ref',
  summary: 'Git repository given as a plain `https` URL',
  severity: 'error',
  fix: 'safe',
  errors: ['Failed to open archive', 'Unrecognized archive format'],
  related: ['ref-scp-style'],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const match = /^https?:\/\/([^/?#]+)(\/[^?#]*)(\?[^#]*)?$/.exec(value)
      if (!match) continue
      const [, host, path, query] = match
      const isGit = path!.endsWith('.git')
      const segments = path!.split('/').filter(part => part !== '')
      if (!isGit && !(host! in FORGES && segments.length === 2 && !/\.(tar|zip|tgz|tbz|zst)/.test(path!))) continue
      yield finding(
        node,
        'Nix takes an `https` URL for an archive to unpack, but this is a Git repository.',
        ...fixes(file, { node, value }, host!, segments, query ?? '', isGit),
      )
    }
  },
})

function fixes(file: SourceFile, { node }: Text, host: string, segments: readonly string[], query: string, isGit: boolean): Fix[] {
  const make = isGit ? safe : suggested
  const git = make(file, 'Fetch it with Git: `git+https`', insert(node.from + 1, 'git+'))
  const scheme = FORGES[host]
  const [owner, repository] = segments
  if (!scheme || segments.length !== 2 || query !== '') return [git]
  const url = `${scheme}:${owner}/${repository!.replace(/\.git$/, '')}`
  return [git, suggested(file, `Use \`${url}\``, replace(node, `"${url}"`))]
}
