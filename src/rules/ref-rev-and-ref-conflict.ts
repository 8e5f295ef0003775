import { finding, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { partsOf } from '../nix/flake-ref.ts'
import { rewritten, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-rev-and-ref-conflict',
  family: 'ref',
  summary: 'branch and commit in one URL of a forge',
  severity: 'error',
  fix: 'suggested',
  errors: [
    'Path \'…/flake.nix\' does not exist in Git repository "…".',
    "path URL 'path:…' has unsupported parameter 'ref'",
  ],
  related: ['ref-bad-rev'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const forge = /^(?<repository>(?:github|gitlab|sourcehut):[^/?#]+\/[^/?#]+)(?:\/(?<path>[^?#]+))?/.exec(url.value)
      const { repository, path } = forge?.groups ?? {}
      const { parameters } = partsOf(url.value)
      const value = (name: string): string | undefined => parameters.find(each => each.name === name)?.value
      const given = [path, value('ref'), value('rev')].filter(each => each !== undefined)
      if (repository === undefined || given.length < 2) continue
      const rev = given.find(each => COMMIT.test(each))
      const rest = parameters.filter(({ name }) => name !== 'ref' && name !== 'rev')
      const query = rest.map(({ from, to }) => url.value.slice(from, to)).join('&')
      const one = (which: string) => `${repository}/${which}${query ? `?${query}` : ''}`
      yield finding(
        url.node,
        `A URL of a forge names a branch or a commit, not both \`${given[0]}\` and \`${given[1]}\`.`,
        ...given
          .toSorted((a, b) => Number(b === rev) - Number(a === rev))
          .map(each => suggested(file, `Keep \`${each}\``, rewritten(url, one(each)))),
      )
    }
  },
})

const COMMIT = /^[0-9a-f]{40}$/i
