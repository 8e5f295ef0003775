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
      for (const url of [locked?.attributes.get('url'), original?.attributes.get('url')]) {
        if (typeof url?.value !== 'string') continue
        const { password, parameters } = partsOf(url.value)
        const hasToken = parameters.some(
          ({ name, value }) => /token|secret|password|signature|^sig$|^key$/i.test(name) && value,
        )
        if ((password && password.to > password.from) || hasToken)
          yield finding(url, `The lock says how to log in for \`${name}\`: everybody who has it can. Revoke it.`)
      }
    }
  },
})
