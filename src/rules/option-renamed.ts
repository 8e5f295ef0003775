import { finding, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Project, type SourceFile } from '../engine/model.ts'
import { nixpkgsRelease } from '../nix/inputs.ts'
import { moveDefinition } from '../nix/move-definition.ts'
import { type OldOption, oldOptions } from '../nix/old-options.ts'
import { isAtLeast, type Renamed } from '../nix/releases.ts'

export default defineRule({
  id: 'option-renamed',
  family: 'option',
  summary: 'option under an old name',
  severity: 'warning',
  fix: 'safe',
  needs: ['releases'],
  errors: ["The option `…' defined in `…' has been renamed to `…'."],
  related: ['option-removed'],
  on: ['source_code'],

  *check(_, file, project) {
    for (const old of oldOptions(file, project)) {
      if (!old.row.gone) yield finding(old.key, messageOf(old.row), ...fixesOf(old, file, project))
    }
  },
})

const messageOf = ({ from, to, since, note }: Renamed): string =>
  to
    ? `\`${from}\` is called \`${to}\` since ${since}${note ? `: ${note}` : ''}.`
    : `\`${from}\` is deprecated since ${since}: ${note}.`

function fixesOf({ row, use }: OldOption, file: SourceFile, project: Project): Fix[] {
  const { from, to, since, note } = row
  if (to === null || note) return []
  const edits = moveDefinition(file, use, from, to)
  if (!edits) return []
  // A flake that still takes an older nixpkgs does not know the new name yet.
  const pinned = nixpkgsRelease(project)
  const fix = pinned === null || isAtLeast(pinned, since) ? safe : suggested
  return [fix(file, `Rename it to \`${to}\``, ...edits)]
}
