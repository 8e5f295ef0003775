import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Range } from '../engine/model.ts'
import { partsOf } from '../nix/flake-ref.ts'
import { rewritten, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-embedded-credentials',
  family: 'ref',
  summary: 'password or token in an input URL',
  severity: 'error',
  fix: 'suggested',
  related: ['lock-credential', 'secret-literal'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const { login, password, parameters } = partsOf(url.value)
      const { value } = url
      const isSecret = password ? password.to > password.from : login && TOKEN.test(value.slice(login.from, login.to))
      if (login && isSecret) {
        const without = value.slice(0, login.from) + value.slice(login.to + 1)
        yield finding(
          url.node,
          'Everybody who gets this flake or its lock gets the password in this URL.',
          suggested(file, 'Take it out of the URL', rewritten(url, without)),
        )
        continue
      }
      const parameter = parameters.find(each => SECRET.test(each.name) && (each.value ?? '') !== '')
      if (!parameter) continue
      yield finding(
        url.node,
        `Everybody who gets this flake or its lock gets the secret in \`${parameter.name}\`.`,
        suggested(file, 'Take it out of the URL', rewritten(url, without(value, parameter))),
      )
    }
  },
})

/** A login that is a token alone, by the forms that GitHub and GitLab give them. */
const TOKEN = /^(?:gh[pousr]_|github_pat_|glpat-)\w/

/** Parameters that grant access. */
const SECRET =
  /^(?:(?:private|access|auth|api|job)?[-_]?token|api[-_]?key|password|secret|x-amz-signature|x-amz-credential|sig)$/i

/** The URL without one parameter, and without the `?` where it was the only one. */
function without(value: string, { from, to }: Range): string {
  if (value[to] === '&') return value.slice(0, from) + value.slice(to + 1)
  return value.slice(0, from - 1) + value.slice(to)
}
