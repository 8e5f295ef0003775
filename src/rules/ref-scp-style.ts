import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-scp-style',
  family: 'ref',
  summary: 'input URL in the style of `scp`',
  severity: 'error',
  fix: 'safe',
  errors: ["path '…/git+ssh:/git@…/flake.nix' does not exist", "flake reference '…' is not an absolute path"],
  related: ['ref-git-over-https'],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const match = /^(?:(?:git\+)?ssh:\/\/)?([\w.-]+@[\w.-]+):(?!\d+(?:\/|$))([^/:][^:]*|\/[^/:][^:]*)$/.exec(value)
      if (!match) continue
      const [, host, path] = match
      yield finding(
        node,
        `In a URL a slash, not a colon, stands between the host and \`${path}\`.`,
        safe(file, 'Write it as a `git+ssh` URL', replace(node, `"git+ssh://${host}/${path!.replace(/^\//, '')}"`)),
      )
    }
  },
})
