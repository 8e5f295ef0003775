import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { importedElements } from '../nix/imports.ts'
import { ancestor, keyName, stringValue, unwrap } from '../nix/syntax.ts'

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
      // A program may have settings of these names, with files of its own.
      if (!text.endsWith('.nix') && (/\.\w+$/.test(text) || isSetting(element))) continue
      const message = 'A text is no path: without the quotes it counts from this file.'
      yield finding(element, message, safe(file, 'Take off the quotes', replace(unwrap(element), text)))
    }
  },
})

/** The list is called by more than `imports`, or stands in `settings`; a module has its `imports` at the top. */
function isSetting(element: Node): boolean {
  const binding = ancestor(element, 'binding')
  const names = binding?.field('attrpath')?.fields('attr').map(keyName) ?? []
  if (names.length > 1 || names[0] !== 'imports') return true
  for (let at = binding; at; at = ancestor(at, 'binding'))
    if (
      at
        .field('attrpath')
        ?.fields('attr')
        .some(key => keyName(key) === 'settings')
    )
      return true
  return false
}
