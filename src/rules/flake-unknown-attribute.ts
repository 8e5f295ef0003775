import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { nearest } from '../nix/nearest.ts'

const KNOWN = ['description', 'inputs', 'nixConfig', 'outputs']

export default defineRule({
  id: 'flake-unknown-attribute',
  family: 'flake',
  summary: 'attribute that a flake does not have',
  severity: 'error',
  fix: 'suggested',
  errors: ["flake '…' has an unsupported attribute '…'"],
  related: ['flake-misplaced-input'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    if (!flake) return
    for (const { name, keys } of flake.attrs.all.values()) {
      if (KNOWN.includes(name)) continue
      const meant = nearest(name, KNOWN)
      const fixes = meant && !flake.attrs.all.has(meant) && keys.length === 1
      yield finding(
        keys[0]!,
        `A flake has no attribute \`${name}\`, only \`description\`, \`inputs\`, \`outputs\` and \`nixConfig\`.`,
        ...(fixes ? [suggested(file, `Rename it to \`${meant}\``, replace(keys[0]!, meant))] : []),
      )
    }
  },
})
