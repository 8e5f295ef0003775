import { finding, replace, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import { type UrlText, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-git-over-https',
  family: 'ref',
  summary: 'Git repository given as a plain `https` URL',
  severity: 'error',
  fix: 'safe',
  errors: ['Failed to open archive (Unrecognized archive format)'],
  related: ['ref-scp-style'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const match = /^https?:\/\/([^/?#]+)(\/[^?#]*)(\?[^#]*)?$/.exec(url.value)
      if (!match) continue
      const [, host, path, query = ''] = match
      const segments = path!.split('/').filter(part => part !== '')
      const isGit = path!.endsWith('.git')
      if (!isGit && !(FORGES.has(host!) && segments.length === 2 && !ARCHIVE.test(path!))) continue
      yield finding(
        url.node,
        url.isFlake
          ? 'Nix takes an `https` URL for an archive to unpack, but this is a Git repository.'
          : 'With `flake = false` Nix downloads an `https` URL as a single file, but this is a Git repository.',
        ...fixes(file, url, host!, segments, query, isGit),
      )
    }
  },
})

/** Hosts on which `https://host/owner/repository` is a page about a repository, never an archive; some have a scheme. */
const FORGES: ReadonlyMap<string, string | null> = new Map([
  ['github.com', 'github'],
  ['gitlab.com', 'gitlab'],
  ['codeberg.org', null],
  ['git.sr.ht', null],
])

const ARCHIVE = /\.(?:zip|tar|tgz|tar\.\w+|tbz2?|txz)$/

/** With `.git` at its end and taken for an archive, the URL cannot work: the repository is what was meant. */
function fixes(
  file: SourceFile,
  { node, value, isFlake }: UrlText,
  host: string,
  segments: readonly string[],
  query: string,
  isGit: boolean,
): Fix[] {
  const make = isGit && isFlake ? safe : suggested
  const git = make(file, 'Fetch it with Git', replace(node, `"git+${value}"`))
  const scheme = FORGES.get(host)
  const [owner, repository] = segments
  if (!scheme || segments.length !== 2 || query !== '') return [git]
  const url = `${scheme}:${owner}/${repository!.replace(/\.git$/, '')}`
  return [git, suggested(file, `Use \`${url}\``, replace(node, `"${url}"`))]
}
