import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'

export default defineRule({
  id: 'flake-self-input',
  family: 'flake',
  summary: '`inputs.self` with more than Nix lets it have',
  severity: 'error',
  fix: 'none',
  since: 'Nix 2.27',
  errors: ["flake 'self' attribute '…' is not supported"],
  on: ['source_code'],

  *check(_, file) {
    const self = flakeOf(file)?.attrs.get('inputs', 'self')
    for (const { name, keys } of self?.below().all.values() ?? []) {
      if (name !== 'submodules' && name !== 'lfs')
        yield finding(keys[0]!, `Of itself a flake may say \`submodules\` and \`lfs\`, and no \`${name}\`.`)
    }
  },
})
