import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import { type FlakeRefParameter, partsOf } from '../nix/flake-ref.ts'
import { rewritten, type UrlText, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-bad-rev',
  family: 'ref',
  summary: '`rev` that is not a whole commit id',
  severity: 'error',
  fix: 'suggested',
  errors: ["hash '…' has wrong length for hash algorithm 'sha1'"],
  related: ['ref-rev-and-ref-conflict', 'ref-fragment'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const { parameters } = partsOf(url.value)
      const rev = parameters.find(({ name }) => name === 'rev')
      if (!FETCHED.test(url.value) || !rev?.value || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(rev.value)) continue
      const isShort = /^[0-9a-f]{6,39}$/i.test(rev.value)
      yield finding(
        url.node,
        isShort
          ? `\`${rev.value}\` is a part of a commit id; Nix wants all 40 digits.`
          : `\`${rev.value}\` is no commit id: a branch or tag is a \`ref\`.`,
        ...(isShort || parameters.some(({ name }) => name === 'ref') ? [] : [asRef(file, url, rev)]),
      )
    }
  },
})

/** What takes `rev` as a parameter. */
const FETCHED = /^(?:github|gitlab|sourcehut|git|hg|git\+\w+|hg\+\w+):/

const asRef = (file: SourceFile, url: UrlText, { nameRange: { from, to } }: FlakeRefParameter): Fix =>
  suggested(file, 'Write `ref`', rewritten(url, `${url.value.slice(0, from)}ref${url.value.slice(to)}`))
