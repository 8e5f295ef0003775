import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { KNOWN_OUTPUTS, meantOutput } from '../nix/output-names.ts'
import { outputsOf } from '../nix/outputs.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'output-misspelt-name',
  family: 'output',
  summary: 'output whose name is nearly one that Nix knows',
  severity: 'warning',
  fix: 'suggested',
  errors: ["warning: unknown flake output '…'"],
  related: ['output-unknown-name', 'output-deprecated-name'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const outputs = (flake ? outputsOf(flake) : []).filter(({ within }) => within !== 'per-system')
    const there = new Set(outputs.map(({ path }) => path[0]))
    for (const key of new Set(outputs.map(({ keys }) => keys[0]!))) {
      const name = outputs.find(({ keys }) => keys[0] === key)!.path[0]!
      const meant = KNOWN_OUTPUTS.has(name) ? null : meantOutput(name)
      if (!meant) continue
      const fix =
        there.has(meant) || !is(key.parent, 'attrpath')
          ? []
          : [suggested(file, `Call it \`${meant}\``, replace(key, meant))]
      yield finding(key, `Nothing looks for an output \`${name}\`; did you mean \`${meant}\`?`, ...fix)
    }
  },
})
