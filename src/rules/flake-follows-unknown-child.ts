import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { lockedFlake } from '../nix/inputs.ts'
import { removeStatement } from '../nix/layout.ts'

export default defineRule({
  id: 'flake-follows-unknown-child',
  family: 'flake',
  summary: '`follows` for an input that the input does not have',
  severity: 'warning',
  fix: 'safe',
  needs: ['lock'],
  errors: ["warning: input '…' has an override for a non-existent input '…'"],
  related: ['flake-follows-missing-target', 'flake-input-missing-follows'],
  on: ['source_code'],

  *check(_, file, project) {
    for (const { input, node } of lockedFlake(file, project)?.inputs ?? []) {
      if (!node.isFlake || input.isFlake === false) continue
      for (const { path, key, attr } of input.overrides) {
        const [child] = path
        if (path.length !== 1 || child === undefined || node.inputs.has(child)) continue
        const [statement, ...more] = attr.statements
        const isLine =
          statement && more.length === 0 && statement.field('attrpath')?.fields('attr').at(-1)?.text === 'follows'
        const fix =
          isLine && !/#|\/\*/.test(statement.text)
            ? [safe(file, 'Remove it', removeStatement(file.text, statement))]
            : []
        yield finding(key, `\`${input.name}\` has no input \`${child}\`: Nix ignores this with a warning.`, ...fix)
      }
    }
  },
})
