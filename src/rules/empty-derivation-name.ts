import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { isBuild, setCallAt } from '../nix/calls.ts'
import { callOf, is, selectPath, stringValue } from '../nix/syntax.ts'

const WRITERS = /^(?:write\w*|runCommand\w*|symlinkJoin|concatText\w*)$/

export default defineRule({
  id: 'empty-derivation-name',
  family: 'pkg',
  summary: 'derivation without a name',
  severity: 'error',
  fix: 'none',
  errors: ["invalid derivation name: name must not be empty. Please pass a different 'name'."],
  on: ['apply_expression'],

  *check(node) {
    const call = setCallAt(node)
    const named = call && (isBuild(call) || call.name === 'derivation') ? call.attrs.get('name')?.values[0] : undefined
    if (named && stringValue(named) === '') yield finding(named, MESSAGE)
    if (is(node.parent, 'apply_expression') && node.parent.field('function') === node) return
    const { callee, args } = callOf(node)
    const [name] = args
    const last = selectPath(callee)?.at(-1)
    if (name && args.length > 1 && WRITERS.test(last ?? '') && stringValue(name) === '') yield finding(name, MESSAGE)
  },
})

const MESSAGE = 'A derivation needs a name: its store path ends in it.'
