import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { nearest } from '../nix/nearest.ts'
import { is, stringValue, unwrap } from '../nix/syntax.ts'

const KNOWN = ['url', 'flake', 'inputs', 'follows']

export default defineRule({
  id: 'flake-input-unknown-attribute',
  family: 'flake',
  summary: 'input with an attribute that inputs do not have',
  severity: 'error',
  fix: 'suggested',
  errors: ["unexpected flake input attribute '…'"],
  related: ['flake-misplaced-input'],
  on: ['source_code'],

  *check(_, file) {
    for (const input of flakeOf(file)?.inputs.values() ?? []) {
      const below = input.attr.below()
      // With a type, the fetcher's own attributes stand there.
      if (below.all.has('type')) continue
      for (const { name, keys, values } of below.all.values()) {
        const value = values[0] ? unwrap(values[0]) : null
        if (name === 'flake' && stringValue(value) !== null)
          yield finding(
            value!,
            '`flake` is `true` or `false`, without quotes.',
            suggested(file, 'Take off the quotes', replace(value!, stringValue(value) === 'false' ? 'false' : 'true')),
          )
        // A set is an input of its own that stands in the wrong place.
        if (
          KNOWN.includes(name) ||
          !value ||
          !is(value, 'string_expression', 'variable_expression', 'integer_expression')
        )
          continue
        const meant = nearest(name, KNOWN)
        const fix = meant ? [suggested(file, `Write \`${meant}\``, replace(keys[0]!, meant))] : []
        yield finding(
          keys[0]!,
          `An input has \`url\`, \`flake\`, \`inputs\` and \`follows\`, but no \`${name}\`.`,
          ...fix,
        )
      }
    }
  },
})
