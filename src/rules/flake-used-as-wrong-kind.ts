import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix } from '../engine/model.ts'
import type { Flake, Input } from '../nix/flake.ts'
import { inputUse } from '../nix/input-uses.ts'
import { removeStatement } from '../nix/layout.ts'
import { keyName } from '../nix/syntax.ts'

/** What only a flake has. Source: the outputs that Nix 2.34 and flake-parts know. */
const OUTPUTS = new Set(
  `apps checks darwinModules defaultPackage devShell devShells flakeModule flakeModules formatter homeManagerModules homeModule
   homeModules hydraJobs inputs legacyPackages lib nixosConfigurations nixosModule nixosModules outputs overlay overlays packages
   templates`.split(/\s+/),
)

export default defineRule({
  id: 'flake-used-as-wrong-kind',
  family: 'flake',
  summary: 'output of an input that is declared as no flake',
  severity: 'error',
  fix: 'suggested',
  errors: ["attribute '…' missing"],
  related: ['lock-flakeness-mismatch', 'flake-follows-on-non-flake'],
  on: ['select_expression'],

  *check(node, file, project) {
    const use = inputUse(node, file, project)
    const [output] = use?.attrs ?? []
    const name = output ? keyName(output) : null
    if (!use || !output || name === null || use.input.isFlake !== false || !OUTPUTS.has(name)) return
    yield finding(
      output,
      `\`${use.input.name}\` is declared with \`flake = false\`: it has files, and no \`${name}\`.`,
      ...makeFlake(use.flake, use.input),
    )
  },
})

/** Takes `flake = false` out, where it is a statement of its own. */
function makeFlake({ file }: Flake, { attr }: Input): Fix[] {
  const [statement, ...more] = attr.below().get('flake')?.statements ?? []
  const isOne = statement?.field('attrpath')?.fields('attr').at(-1)?.text === 'flake' && more.length === 0
  if (!statement || !isOne) return []
  return [suggested(file, 'Make the input a flake', removeStatement(file.text, statement))]
}
