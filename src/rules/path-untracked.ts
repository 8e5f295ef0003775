import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { existence, pathUses } from '../nix/project.ts'

export default defineRule({
  id: 'path-untracked',
  family: 'module',
  summary: 'file that Git does not track, so that the flake does not see it',
  severity: 'error',
  fix: 'none',
  needs: ['project'],
  errors: ['Path \'…\' in the repository "…" is not tracked by Git.'],
  related: ['path-missing'],
  on: ['source_code'],

  *check(_, file, project) {
    if (!project.listing || !project.files.has('flake.nix')) return
    for (const { node, path, isCode } of pathUses(file)) {
      if (isCode && path !== null && existence(project, path) === 'untracked')
        yield finding(node, `Git does not track \`${path}\`, so the flake does not see it. Run \`git add ${path}\`.`)
    }
  },
})
