import { finding, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { rewritten, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-ssh-needs-git-plus',
  family: 'ref',
  summary: 'input URL that begins with `ssh://`',
  severity: 'error',
  fix: 'safe',
  errors: ["input 'ssh://…' is unsupported", "input 'ssh+git://…' is unsupported"],
  related: ['ref-scp-style', 'ref-git-over-https'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const match = /^(?:git\+)?(?:ssh|ssh\+git|git\+git\+ssh):\/\/(?<rest>.*)$/.exec(url.value)
      const { rest } = match?.groups ?? {}
      // A colon after the host that no port follows is the style of `scp`, which is another finding.
      if (rest === undefined || url.value.startsWith('git+ssh://') || /^[^/:]+:(?!\d+(?:\/|$))/.test(rest)) continue
      const scheme = url.value.slice(0, url.value.indexOf(':'))
      yield finding(
        url.node,
        `Nix knows no scheme \`${scheme}\`; Git over SSH is \`git+ssh\`.`,
        safe(file, 'Write it as a `git+ssh` URL', rewritten(url, `git+ssh://${rest}`)),
      )
    }
  },
})
