import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-scp-style',
  family: 'ref',
  summary: 'input URL in the style of `scp`',
  severity: 'error',
  fix: 'safe',
  errors: [
    "path '…/git+ssh:/git@…/flake.nix' does not exist",
    'Path \'git+ssh:/git@…/flake.nix\' does not exist in Git repository "…".',
    'getting status of "…/git@…": No such file or directory',
    "flake reference '…' is not an absolute path",
    "path URL 'path:…@…' has unsupported parameter '…'",
  ],
  related: ['ref-git-over-https'],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const groups = (WITH_SCHEME.exec(value) ?? BARE.exec(value))?.groups
      if (!groups) continue
      const { transport = 'ssh', host, path } = groups
      yield finding(
        node,
        `In a URL a slash, not a colon, stands between the host and \`${path}\`.`,
        safe(file, `Write it as a \`git+${transport}\` URL`, replace(node, `"git+${transport}://${host}/${path}"`)),
      )
    }
  },
})

/** A colon after the host that no port, no slash and no password follows. */
const WITH_SCHEME =
  /^(?:git\+(?<transport>https?|ssh)|ssh):\/\/(?<host>(?:[\w.-]+@)?[\w.-]+):(?!\d*(?:[/?]|$))(?![^/]*@)(?<path>[^/:?#][^:]*)$/

/** `git@host:path`, as `git clone` takes it. After `host:22/` one cannot tell a port from a folder. */
const BARE = /^(?<host>[\w.-]+@[\w.-]+):(?!\d+\/)\/?(?<path>[^/:?#][^:]*)$/
