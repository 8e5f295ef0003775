import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { fileUses } from '../nix/file-uses.ts'
import { appendFormal } from '../nix/layout.ts'
import { formalNames, modulesOf } from '../nix/modules.ts'

const ARGUMENTS = new Set(['config', 'lib', 'pkgs', 'options', 'modulesPath'])

export default defineRule({
  id: 'module-args-without-ellipsis',
  family: 'module',
  summary: 'module that refuses arguments',
  severity: 'error',
  fix: 'safe',
  errors: ["function 'anonymous lambda' called with unexpected argument '…'"],
  on: ['source_code'],

  *check(_, file, project) {
    for (const { formals, function: fn, isFile, attrs } of modulesOf(file)) {
      if (!fn || !formals || formals.field('ellipses')) continue
      const looks =
        formalNames(fn).every(name => ARGUMENTS.has(name)) &&
        ['imports', 'options', 'config'].some(name => attrs.all.has(name))
      const isModule = isFile
        ? fileUses(project).listed.has(file) || (looks && !fileUses(project).named.has(file))
        : looks
      if (!isModule) continue
      const range = { from: formals.from, to: formals.to }
      yield finding(
        range,
        'A module is called with more arguments than it names: end the pattern with `...`.',
        safe(file, 'Accept the others', appendFormal(file.text, formals, '...')),
      )
    }
  },
})
