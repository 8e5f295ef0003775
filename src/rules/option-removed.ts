import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { oldOptions } from '../nix/old-options.ts'

export default defineRule({
  id: 'option-removed',
  family: 'option',
  summary: 'option that the release no longer has',
  severity: 'error',
  fix: 'none',
  needs: ['releases'],
  errors: ["The option definition `…' in `…' no longer has any effect; please remove it."],
  related: ['option-renamed'],
  on: ['source_code'],

  *check(_, file, project) {
    for (const { row, key } of oldOptions(file, project)) {
      if (row.gone) yield finding(key, `\`${row.from}\` is gone since ${row.since}: ${row.note}.`)
    }
  },
})
