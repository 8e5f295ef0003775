import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { stringValue } from '../nix/syntax.ts'

const FETCHERS = /^(?:fetchFrom\w+|fetchgit|fetchgitLocal)$/
const BRANCHES = new Set(['HEAD', 'main', 'master', 'develop', 'dev', 'trunk', 'refs/heads/main', 'refs/heads/master'])

export default defineRule({
  id: 'fetch-branch-as-rev',
  family: 'pkg',
  summary: 'branch as the revision of a fetched source',
  severity: 'warning',
  fix: 'none',
  errors: ['hash mismatch in fixed-output derivation'],
  related: ['fake-hash'],
  on: ['apply_expression'],

  *check(node) {
    const call = setCallAt(node)
    if (!call || !FETCHERS.test(call.name)) return
    const rev = call.attrs.get('rev')?.values[0] ?? call.attrs.get('tag')?.values[0]
    const name = rev ? stringValue(rev) : null
    if (rev && name !== null && BRANCHES.has(name))
      yield finding(rev, `\`${name}\` moves on, and then the hash no longer fits what is fetched.`)
  },
})
