import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { removeFormal } from '../nix/layout.ts'
import { kindOf } from '../nix/modules.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'unused-argument',
  family: 'style',
  summary: 'argument that nothing uses',
  severity: 'hint',
  fix: 'suggested',
  related: ['unused-binding', 'flake-unused-input'],
  on: ['source_code'],

  *check(root, file) {
    const expression = root.field('expression')
    const flake = flakeOf(file)
    // Modules and overlays name their arguments by habit; without `...` the outputs must name all inputs.
    const fn = flake
      ? flake.outputs?.open
        ? flake.outputs.function
        : null
      : kindOf(file) === 'package' && expression
        ? unwrap(expression)
        : null
    const formals = fn?.field('formals')
    if (!fn || !formals || root.hasError || (!flake && formals.field('ellipses'))) return
    const bound = scopesOf(file).boundBy(fn)
    const whole = bound.find(({ kind }) => kind === 'universal')?.references ?? []
    // Where the modules get all arguments of the outputs by their names, the pattern shows which these are.
    if (flake ? whole.some(isSpecialArgs) : whole.length > 0) return
    for (const { name, kind, references, keys, definitions } of bound) {
      if (kind !== 'formal' || references.length > 0 || name === 'self' || name.startsWith('_')) continue
      const what = flake ? 'The pattern ends in `...`, so it need not name' : 'Nothing uses'
      yield finding(
        keys[0]!,
        `${what} \`${name}\`.`,
        suggested(file, 'Remove it', removeFormal(file.text, formals, definitions[0]!)),
      )
    }
  },
})

const isSpecialArgs = ({ parent }: Node): boolean =>
  is(parent, 'binding') && /^(?:extraS|s)pecialArgs$/.test(parent.field('attrpath')?.fields('attr').at(-1)?.text ?? '')
