import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-redundant-mkmerge',
  family: 'module',
  summary: '`mkMerge` of one set',
  severity: 'hint',
  fix: 'safe',
  words: ['mkMerge'],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const list = args[0] ? unwrap(args[0]) : null
    if (calleeName(node) !== 'mkMerge' || args.length !== 1 || !is(list, 'list_expression')) return
    const [only, ...more] = list.fields('element')
    if (!only || more.length > 0) return
    const hasComment = /#|\/\*/.test(file.text.slice(node.from, node.to).replace(only.text, ''))
    // `//` looks at the mark, not at what it holds.
    const isUpdated = is(node.parent, 'binary_expression')
    yield finding(
      callee,
      'There is nothing to merge: the list has one element.',
      ...(hasComment || isUpdated ? [] : [safe(file, 'Take the element', replace(node, only.text))]),
    )
  },
})
