import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { resolvePath } from '../nix/project.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-parent-path',
  family: 'ref',
  summary: 'input at a path outside of the repository',
  severity: 'warning',
  fix: 'none',
  since: 'Nix 2.26',
  errors: [
    "access to absolute path '/nix/store/…/flake.nix' is forbidden in pure evaluation mode (use '--impure' to override)",
  ],
  related: ['ref-absolute-local-path', 'path-missing'],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const path = /^(?:path:)?(\.{1,2}\/[^?#]*|\.\.)$/.exec(value.replace(/[?#].*$/s, ''))?.[1]
      if (path === undefined || resolvePath(file.path, path) !== null) continue
      yield finding(
        node,
        `\`${path}\` leaves the folder of this flake, which is all that Nix copies from outside of Git.`,
      )
    }
  },
})
