import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { partsOf } from '../nix/flake-ref.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-bad-rev',
  family: 'ref',
  summary: '`rev` that is no revision',
  severity: 'error',
  fix: 'none',
  errors: ["hash '…' has wrong length for hash algorithm 'sha1'"],
  related: ['ref-unsupported-param'],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const { scheme, parameters } = partsOf(value)
      const kind = scheme ? value.slice(scheme.from, scheme.to) : ''
      const rev = parameters.find(({ name }) => name === 'rev')
      const at = node.text.indexOf(value)
      if (
        !rev?.value ||
        at < 0 ||
        !/^(?:github|gitlab|sourcehut|git(?:\+\w+)?)$/.test(kind) ||
        /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(rev.value)
      )
        continue
      yield finding(
        { from: node.from + at + rev.from, to: node.from + at + rev.to },
        'A `rev` is a whole commit hash, 40 digits; a branch or a tag is a `ref`.',
      )
    }
  },
})
