import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { outputsOf } from '../nix/outputs.ts'

/** Outputs without a system in their path. */
const GLOBAL = new Set(
  `nixosConfigurations darwinConfigurations homeConfigurations nixosModules darwinModules homeModules homeManagerModules overlays
   templates nixosModule overlay`.split(/\s+/),
)

export default defineRule({
  id: 'output-inside-each-system',
  family: 'output',
  summary: 'hosts, modules or overlays inside of `eachDefaultSystem`',
  severity: 'error',
  fix: 'none',
  errors: ['overlay is not a function', "flake '…' does not provide attribute '…'"],
  related: ['output-missing-system'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const seen = new Set<string>()
    for (const { path, keys, within } of flake ? outputsOf(flake) : []) {
      const [name] = path
      if (within !== 'each-system' || !name || !GLOBAL.has(name) || seen.has(name)) continue
      seen.add(name)
      yield finding(
        keys[0]!,
        `Here \`${name}\` becomes \`${name}.<system>\`, where nothing looks for it. Join it with \`//\` outside.`,
      )
    }
  },
})
