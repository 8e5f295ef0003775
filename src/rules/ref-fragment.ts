import { finding, remove, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { partsOf } from '../nix/flake-ref.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-fragment',
  family: 'ref',
  summary: 'input with `#` and an output',
  severity: 'error',
  fix: 'safe',
  errors: ["unexpected fragment '…' in flake reference '…'"],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const { fragment } = partsOf(value)
      const at = node.text.indexOf(value)
      if (!fragment || at < 0) continue
      const range = { from: node.from + at + fragment.from - 1, to: node.from + at + fragment.to }
      yield finding(
        range,
        'An input is a whole flake; which output is used stands where it is used.',
        safe(file, 'Take it off', remove(range)),
      )
    }
  },
})
