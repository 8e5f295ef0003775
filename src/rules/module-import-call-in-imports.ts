import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { importedElements } from '../nix/imports.ts'
import { callOf, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-import-call-in-imports',
  family: 'module',
  summary: '`import` in a list of modules',
  severity: 'hint',
  fix: 'suggested',
  errors: ["The option `…' in `…' is already declared in `…'."],
  related: ['module-imports-string'],
  on: ['source_code'],

  *check(_, file) {
    for (const element of importedElements(file)) {
      const { callee, args } = callOf(unwrap(element))
      const [path] = args
      if (callee.text !== 'import' || args.length !== 1 || !path || !is(unwrap(path), 'path_expression')) continue
      const fix = suggested(file, 'Name the file', replace(element, unwrap(path).text))
      yield finding(callee, 'The module system imports a path itself, once, and names it in its messages.', fix)
    }
  },
})
