import { finding, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { removeStatement } from '../nix/layout.ts'

export default defineRule({
  id: 'flake-input-url-and-follows',
  family: 'flake',
  summary: 'input with both `url` and `follows`',
  severity: 'error',
  fix: 'suggested',
  since: 'Nix 2.30',
  errors: ['flake input has both a flake reference and a follows attribute'],
  on: ['source_code'],

  *check(_, file) {
    for (const input of flakeOf(file)?.inputs.values() ?? []) {
      for (const { url, follows, attr } of [input, ...input.overrides]) {
        if (!url || !follows) continue
        const [statement] = attr.below().get('url')?.statements ?? []
        const fix = statement ? [suggested(file, 'Keep `follows`', removeStatement(file.text, statement))] : []
        yield finding(url.node, 'An input has an address of its own or follows another, not both.', ...fix)
      }
    }
  },
})
