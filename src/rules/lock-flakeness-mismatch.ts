import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { lockedFlake } from '../nix/inputs.ts'

export default defineRule({
  id: 'lock-flakeness-mismatch',
  family: 'lock',
  summary: '`flake = false` that the lock does not know of',
  severity: 'error',
  fix: 'none',
  needs: ['lock'],
  errors: ["attribute '…' missing", "Path '…/flake.nix' does not exist in Git repository"],
  related: ['lock-out-of-sync'],
  on: ['source_code'],

  *check(_, file, project) {
    for (const { input, node } of lockedFlake(file, project)?.inputs ?? []) {
      if (input.isFlake === null || input.isFlake === node.isFlake) continue
      const [now, then] = input.isFlake ? ['a flake', 'no flake'] : ['no flake', 'a flake']
      const message = `This says that \`${input.name}\` is ${now}; the lock was made when it was ${then}, and wins. Run \`nix flake update ${input.name}\`.`
      yield finding(input.attr.below().get('flake')?.keys[0] ?? input.key, message)
    }
  },
})
