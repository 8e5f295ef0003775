import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { scopesOf } from '../nix/scope.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'oci-image-unpinned',
  family: 'pkg',
  summary: 'image that is pulled without its digest',
  severity: 'error',
  fix: 'none',
  errors: [
    "function 'anonymous lambda' called without required argument 'imageDigest'",
    'fetcher called without `hash`',
  ],
  related: ['network-in-build', 'fake-hash'],
  words: ['pullImage'],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    if (call?.name !== 'pullImage' || !call.attrs.complete) return
    const { all } = call.attrs
    // A function of that name that is written here may find the digest itself.
    const binding = is(call.callee, 'variable_expression') ? scopesOf(file).bindingOf(call.callee) : null
    if (binding?.kind !== 'formal' && binding?.definitions.some(definition => is(definition, 'binding'))) return
    if (!all.has('imageDigest'))
      yield finding(call.callee, '`pullImage` needs the `imageDigest`: a tag may name another image tomorrow.')
    else if (!['hash', 'sha256', 'outputHash'].some(name => all.has(name)))
      yield finding(call.callee, '`pullImage` needs the `hash` of the archive that it makes.')
  },
})
