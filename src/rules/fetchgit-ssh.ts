import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { stringValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'fetchgit-ssh',
  family: 'pkg',
  summary: '`fetchgit` over SSH',
  severity: 'warning',
  fix: 'none',
  errors: ['error: cannot run ssh: No such file or directory'],
  related: ['ref-scp-style'],
  words: ['fetchgit'],
  on: ['apply_expression'],

  *check(node) {
    const call = setCallAt(node)
    if (call?.name !== 'fetchgit' || call.path[0] === 'builtins') return
    // With `openssh` in it, whoever writes it has thought of the key as well.
    if (call.attrs.get('nativeBuildInputs')) return
    const url = call.attrs.get('url')?.values[0]
    const text = url ? stringValue(url) : null
    if (url && text && /^(?:ssh:\/\/|git@[^/]+:)/.test(text))
      yield finding(url, '`fetchgit` runs as a build user, who has neither your SSH key nor `ssh`.')
  },
})
