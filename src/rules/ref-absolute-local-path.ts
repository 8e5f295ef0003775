import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-absolute-local-path',
  family: 'ref',
  summary: 'input at a path of one machine',
  severity: 'warning',
  fix: 'none',
  errors: ["path '//…' does not exist"],
  related: ['lock-local-path', 'ref-parent-path'],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const path = ABSOLUTE.exec(value)?.groups?.path
      // `file+file:///dev/null` is an empty file on every machine.
      if (path === undefined || path === '/dev/null') continue
      yield finding(node, `Only this machine has \`${path}\`: name a repository, or a folder of this one as \`./…\`.`)
    }
  },
})

/** A path from the root, as such or in a URL of Git, Mercurial, a file or an archive. */
const ABSOLUTE = /^(?:(?:path|git\+file|hg\+file|file|tarball\+file|file\+file):)?(?:\/\/)?(?<path>\/(?!\/)[^?#]*)/
