import { finding, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { removeStatement } from '../nix/layout.ts'

export default defineRule({
  id: 'flake-self-input',
  family: 'flake',
  summary: '`inputs.self` with more than Nix lets it have',
  severity: 'error',
  fix: 'suggested',
  since: 'Nix 2.27',
  errors: ["flake 'self' attribute '…' is not supported"],
  related: ['flake-input-unknown-attribute'],
  on: ['source_code'],

  *check(_, file) {
    const self = flakeOf(file)?.attrs.get('inputs', 'self')
    for (const { name, keys, statements } of self?.below().all.values() ?? []) {
      if (name === 'submodules' || name === 'lfs') continue
      const [statement, ...more] = statements
      const isLine = statement?.field('attrpath')?.fields('attr').at(-1) === keys[0] && more.length === 0
      yield finding(
        keys[0]!,
        `Of itself a flake may say \`submodules\` and \`lfs\`, and no \`${name}\`.`,
        ...(statement && isLine ? [suggested(file, 'Remove it', removeStatement(file.text, statement))] : []),
      )
    }
  },
})
