import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import { type FlakeRefParameter, partsOf } from '../nix/flake-ref.ts'
import { rewritten, type UrlText, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-unsupported-param',
  family: 'ref',
  summary: 'parameter of an input URL that does nothing',
  severity: 'warning',
  fix: 'suggested',
  related: ['ref-bad-rev'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const scheme = /^(github|gitlab|sourcehut|git\+\w+):/.exec(url.value)?.[1]
      if (!scheme) continue
      const isGit = scheme.startsWith('git+')
      const { parameters } = partsOf(url.value)
      for (const parameter of parameters) {
        const { name } = parameter
        if (isGit ? !GIT.has(name) : FORGE.has(name)) continue
        yield finding(
          url.node,
          `\`${name}\` is no parameter of \`${scheme}\` URLs: Nix ${isGit ? 'hands it to the server' : 'drops it without a word'}.`,
          ...(isGit ? asGit(file, url, parameter, parameters) : asForge(file, url, parameter, parameters)),
        )
      }
    }
  },
})

/** What the forges read. Source: `libfetchers/github.cc` of Nix 2.34, and what every scheme takes. */
const FORGE = new Set(['ref', 'rev', 'host', 'dir', 'narHash', 'lastModified', 'revCount', 'treeHash'])

/** What people write in Git URLs for `ref` and `rev`. A server may know any other name. */
const GIT = new Map([
  ['branch', 'ref'],
  ['tag', 'ref'],
  ['commit', 'rev'],
])

function asGit(file: SourceFile, url: UrlText, parameter: FlakeRefParameter, all: readonly FlakeRefParameter[]): Fix[] {
  const to = GIT.get(parameter.name)!
  if (!parameter.value || all.some(({ name }) => name === to)) return []
  const written = parameter.name === 'tag' ? `refs/tags/${parameter.value}` : parameter.value
  return [suggested(file, `Write \`${to}\``, rewritten(url, spliced(url.value, parameter, `${to}=${written}`)))]
}

/** Submodules and LFS need Git; a branch or tag goes into the path. */
function asForge(
  file: SourceFile,
  url: UrlText,
  parameter: FlakeRefParameter,
  all: readonly FlakeRefParameter[],
): Fix[] {
  const { name, value } = parameter
  const [, forge, owner, repository, rest = ''] = /^(\w+):([^/?]+)\/([^/?]+)(\/[^?]*)?/.exec(url.value) ?? []
  const others = all.filter(each => each !== parameter).map(({ from, to }) => url.value.slice(from, to))
  const isPlain = rest === '' && !all.some(each => ['ref', 'rev', 'host'].includes(each.name))
  if (!owner || !repository || !value || !isPlain) return []
  if (name === 'branch' || name === 'tag') {
    const query = others.length > 0 ? `?${others.join('&')}` : ''
    return [
      suggested(
        file,
        `Put \`${value}\` into the path`,
        rewritten(url, `${forge}:${owner}/${repository}/${value}${query}`),
      ),
    ]
  }
  if ((name !== 'submodules' && name !== 'lfs') || forge === 'sourcehut') return []
  const git = `git+https://${forge}.com/${owner.replace(/%2F/gi, '/')}/${repository}?${[`${name}=${value}`, ...others].join('&')}`
  return [suggested(file, 'Fetch it with Git', rewritten(url, git))]
}

const spliced = (text: string, { from, to }: FlakeRefParameter, insert: string): string =>
  text.slice(0, from) + insert + text.slice(to)
