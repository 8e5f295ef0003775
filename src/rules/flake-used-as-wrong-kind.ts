import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName } from '../nix/syntax.ts'

const OUTPUTS =
  /^(?:packages|legacyPackages|nixosModules|homeModules|homeManagerModules|darwinModules|overlays|lib|apps|devShells|defaultPackage|overlay)$/

export default defineRule({
  id: 'flake-used-as-wrong-kind',
  family: 'flake',
  summary: 'output of an input that is declared as no flake',
  severity: 'error',
  fix: 'none',
  errors: ["attribute '…' missing"],
  related: ['lock-flakeness-mismatch'],
  on: ['select_expression'],

  *check(node, file) {
    const flake = flakeOf(file)
    const base = node.field('expression')
    const attrs = node.field('attrpath')?.fields('attr') ?? []
    if (!flake || !is(base, 'variable_expression') || node.field('default')) return
    const binding = scopesOf(file).bindingOf(base)
    if (binding?.owner !== flake.outputs?.function) return
    const [name, output] =
      binding?.kind === 'formal' ? [base.text, attrs[0]] : [attrs[0] ? keyName(attrs[0]) : null, attrs[1]]
    const input = name === null ? undefined : flake.inputs.get(name)
    const key = output ? keyName(output) : null
    if (input?.isFlake === false && output && key !== null && OUTPUTS.test(key))
      yield finding(output, `\`${name}\` is declared with \`flake = false\`: it has files, and no \`${key}\`.`)
  },
})
