import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { removeFormal } from '../nix/layout.ts'

export default defineRule({
  id: 'duplicate-formal',
  family: 'syntax',
  summary: 'argument that a function names twice',
  severity: 'error',
  fix: 'safe',
  errors: ["duplicate formal function argument '…'"],
  related: ['duplicate-attribute'],
  on: ['function_expression'],

  *check(fn, file) {
    const formals = fn.field('formals')
    if (!formals) return
    const universal = fn.field('universal')
    const seen = new Set<string>()
    for (const formal of formals.fields('formal')) {
      const name = formal.field('name')
      if (!name) continue
      if (universal?.text === name.text)
        yield finding(universal, `\`${name.text}\` is an argument and the name of all of them at once.`)
      if (seen.has(name.text)) {
        // The first one wins; a default behind the second would be lost.
        const fix = formal.field('default')
          ? []
          : [safe(file, 'Remove the second one', removeFormal(file.text, formals, formal))]
        yield finding(name, `The argument \`${name.text}\` is named twice.`, ...fix)
      }
      seen.add(name.text)
    }
  },
})
