import { finding, safe } from '../engine/edits.ts'
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
      const fix = safe(file, 'Remove it', rewritten(url, url.value.slice(0, at)))
      yield finding(url.node, `An input is a whole flake: \`${url.value.slice(at)}\` cannot be part of its URL.`, fix)
    }
  },
})
