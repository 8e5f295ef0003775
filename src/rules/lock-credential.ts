import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { partsOf } from '../nix/flake-ref.ts'
import { lockOf } from '../nix/lock.ts'

export default defineRule({
  id: 'lock-credential',
  family: 'lock',
  summary: 'password or token in a lock',
  severity: 'error',
  fix: 'none',
  related: ['secret-literal'],
  on: ['lock_document'],

  *check(_, file) {
    for (const { name, locked, original } of lockOf(file)?.nodes.values() ?? []) {
      const urls = [locked?.attributes.get('url'), original?.attributes.get('url')]
      const url = urls.find(each => typeof each?.value === 'string' && hasSecret(each.value))
      if (url) yield finding(url, `The lock says how to log in for \`${name}\`: everybody who has it can. Revoke it.`)
    }
  },
})

/** A password, a token in place of the user, or a parameter that is one. */
function hasSecret(url: string): boolean {
  const { login, password, parameters } = partsOf(url)
  return (
    (password !== undefined && password.to > password.from) ||
    (login !== undefined && /^(?:gh[pousr]_|github_pat_|glpat-)/.test(url.slice(login.from, login.to))) ||
    parameters.some(({ name, value }) => /(?:token|secret|password|signature|api_?key)$|^sig$/i.test(name) && value)
  )
}
