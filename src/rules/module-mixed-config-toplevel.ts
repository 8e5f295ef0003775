import { finding, insert, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { type Attr, attrsOf, isSet } from '../nix/attrs.ts'
import { modulesOf, OPTION_ROOTS } from '../nix/modules.ts'
import { is, stringValue, unwrap } from '../nix/syntax.ts'

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
      // Only what is surely an option: a set with `options` may be anything, and some lists of machines look alike.
      const beside = Array.from(attrs.all.values()).filter(({ name }) => !ALLOWED.has(name) && OPTION_ROOTS.has(name))
      if (attrs.all.has('modules') || beside.some(isNoOptionSet)) continue
      const configs = attrs.get('config')?.values.map(unwrap) ?? []
      for (const attr of beside) {
        // Nix itself merges `config = { … }` with `config.a = …`, if both are written out.
        const isFree = configs.every(set => is(set, 'attrset_expression') && !attrsOf(set).all.has(attr.name))
        const isPlain = attr.statements.every(statement => is(statement, 'binding'))
        const edits = attr.keys.map(key => insert(key.from, 'config.'))
        const fix = isPlain && isFree ? [safe(file, 'Put it under `config`', ...edits)] : []
        yield finding(
          attr.keys[0]!,
          `A module with \`${split}\` at the top defines \`${attr.name}\` under \`config\`.`,
          ...fix,
        )
      }
    }
  },
})

/** A set of options is no function, no text and no list. */
const isNoOptionSet = ({ values }: Attr): boolean =>
  values.some(value => {
    const inner = unwrap(value)
    return !isSet(inner) && (is(inner, 'function_expression', 'list_expression') || stringValue(inner) !== null)
  })
