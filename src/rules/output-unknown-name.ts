import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { isOfTool, KNOWN_OUTPUTS, meantOutput } from '../nix/output-names.ts'
import { outputsOf } from '../nix/outputs.ts'

export default defineRule({
  id: 'output-unknown-name',
  family: 'output',
  summary: 'output that Nix does not know',
  severity: 'hint',
  fix: 'none',
  errors: ["warning: unknown flake output '…'"],
  related: ['output-misspelt-name', 'output-deprecated-name'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const seen = new Set<string>()
    for (const { path, keys, within } of flake ? outputsOf(flake) : []) {
      const [name] = path
      if (!name || within === 'per-system' || seen.has(name) || KNOWN_OUTPUTS.has(name) || isOfTool(name)) continue
      seen.add(name)
      if (meantOutput(name)) continue
      yield finding(
        keys[0]!,
        `Nix knows no output \`${name}\`: no command looks for it, and \`nix flake check\` warns.`,
      )
    }
  },
})
