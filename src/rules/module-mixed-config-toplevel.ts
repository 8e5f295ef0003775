import { finding, insert, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { modulesOf, OPTION_ROOTS } from '../nix/modules.ts'
import { is } from '../nix/syntax.ts'

/** What may stand beside `config` and `options`. Source: lib/modules.nix of nixpkgs. */
const ALLOWED = new Set([
  '_class',
  '_file',
  'key',
  'imports',
  'disabledModules',
  'options',
  'config',
  'meta',
  'freeformType',
])

export default defineRule({
  id: 'module-mixed-config-toplevel',
  family: 'module',
  summary: 'definition beside `options` or `config`',
  severity: 'error',
  fix: 'safe',
  errors: [
    "Module `…' has an unsupported attribute `…'. This is caused by introducing a top-level `config' or `options' attribute.",
  ],
  on: ['source_code'],

  *check(_, file) {
    for (const { attrs, isFile } of modulesOf(file)) {
      const split = ['config', 'options'].find(name => attrs.all.has(name))
      if (!split || (!isFile && !attrs.all.has('options'))) continue
      // A set that holds `config` may be the arguments of something else.
      if (split === 'config' && !attrs.all.has('options') && !attrs.all.has('imports')) continue
      for (const attr of attrs.all.values()) {
        // Only what is surely an option: a set with `options` may be anything.
        if (ALLOWED.has(attr.name) || !OPTION_ROOTS.has(attr.name)) continue
        const isPlain = attr.statements.every(statement => is(statement, 'binding'))
        const values = attrs.get('config')?.values.length ?? 0
        const edits = attr.keys.map(key => insert(key.from, 'config.'))
        const fix = isPlain && values === 0 ? [safe(file, 'Put it under `config`', ...edits)] : []
        yield finding(
          attr.keys[0]!,
          `A module with \`${split}\` at the top defines \`${attr.name}\` under \`config\`.`,
          ...fix,
        )
      }
    }
  },
})
