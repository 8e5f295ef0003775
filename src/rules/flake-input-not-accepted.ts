import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { appendFormal } from '../nix/layout.ts'

export default defineRule({
  id: 'flake-input-not-accepted',
  family: 'flake',
  summary: 'input that `outputs` does not accept',
  severity: 'error',
  fix: 'safe',
  errors: ["function 'outputs' called with unexpected argument '…'"],
  related: ['flake-implicit-registry-input', 'flake-unused-input'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const formals = flake?.outputs?.formals
    if (!flake || !formals || flake.outputs?.open || formals.hasError) return
    const accepted = new Set(formals.fields('formal').map(formal => formal.field('name')?.text))
    for (const name of ['self', ...flake.inputs.keys()]) {
      if (accepted.has(name)) continue
      yield finding(
        formals.tokens[0]!,
        `\`outputs\` has no argument \`${name}\` and no \`...\`, but Nix passes \`${name}\`.`,
        safe(file, `Add \`${name}\` to the arguments`, appendFormal(file.text, formals, name)),
        safe(file, 'Accept any argument with `...`', appendFormal(file.text, formals, '...')),
      )
    }
  },
})
