import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-absolute-local-path',
  family: 'ref',
  summary: 'input in a folder of one machine',
  severity: 'warning',
  fix: 'none',
  errors: ["path '…' does not exist"],
  related: ['lock-local-path', 'pure-absolute-path'],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      if (/^(?:path:|git\+file:(?:\/\/)?|file:(?:\/\/)?)?(?:\/(?!nix\/store\/)|~)/.test(value))
        yield finding(
          node,
          'Only this machine has that folder. For a try, `--override-input` needs no line in the flake.',
        )
    }
  },
})
