import { finding, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { removeStatement } from '../nix/layout.ts'

export default defineRule({
  id: 'flake-follows-on-non-flake',
  family: 'flake',
  summary: 'override of an input that is no flake',
  severity: 'hint',
  fix: 'suggested',
  related: ['flake-follows-unknown-child', 'flake-used-as-wrong-kind'],
  on: ['source_code'],

  *check(_, file) {
    for (const input of flakeOf(file)?.inputs.values() ?? []) {
      if (input.isFlake !== false) continue
      for (const { path, key, attr } of input.overrides) {
        if (path.length > 1) continue
        const [statement, ...more] = attr.statements
        const isLine = more.length === 0 && statement?.field('attrpath')?.fields('attr').includes(key)
        yield finding(
          key,
          `\`${input.name}\` is no flake and has no input \`${path[0]}\`: this does nothing.`,
          ...(statement && isLine ? [suggested(file, 'Remove it', removeStatement(file.text, statement))] : []),
        )
      }
    }
  },
})
