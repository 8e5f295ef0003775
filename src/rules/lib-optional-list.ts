import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'lib-optional-list',
  family: 'pkg',
  summary: '`lib.optional` with a list',
  severity: 'warning',
  fix: 'suggested',
  errors: ['is not of type `list of package'],
  words: ['optional'],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const list = args[1]
    if (args.length !== 2 || calleeName(node) !== 'optional' || !list || !is(unwrap(list), 'list_expression')) return
    // In a list of lists it may be what is wanted: `flatten [ (optional c [ … ]) ]`.
    const outer = is(node.parent, 'parenthesized_expression') ? node.parent.parent : node.parent
    if (is(outer, 'list_expression')) return
    const name = callee.field('attrpath')?.fields('attr').at(-1) ?? callee
    yield finding(
      name,
      '`lib.optional` puts its second argument into a list: of a list it makes a list in a list.',
      suggested(file, 'Use `optionals`', replace(name, 'optionals')),
    )
  },
})
