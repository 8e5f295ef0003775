import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { importedElements } from '../nix/imports.ts'
import { stringValue, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-imports-string',
  family: 'module',
  summary: 'relative path in quotes in a list of modules',
  severity: 'error',
  fix: 'safe',
  errors: ["string '…' doesn't represent an absolute path"],
  related: ['module-import-call-in-imports'],
  on: ['source_code'],

  *check(_, file) {
    for (const element of importedElements(file)) {
      const text = stringValue(element)
      if (text === null || !/^\.{1,2}\/[\w./+-]*[\w+-]$/.test(text)) continue
      const message = 'A text is no path: without the quotes it counts from this file.'
      yield finding(element, message, safe(file, 'Take off the quotes', replace(unwrap(element), text)))
    }
  },
})
