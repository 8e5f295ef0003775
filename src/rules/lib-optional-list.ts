import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'lib-optional-list',
  family: 'pkg',
  summary: '`lib.optional` with a list',
  severity: 'warning',
  fix: 'suggested',
  errors: ["A definition for option `…' is not of type `package'."],
  words: ['optional'],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const list = args[1]
    if (args.length !== 2 || calleeName(node) !== 'optional' || !list || !is(unwrap(list), 'list_expression')) return
    // In a list of lists it may be what is wanted: `flatten [ (optional c [ … ]) ]`.
    const outer = is(node.parent, 'parenthesized_expression') ? node.parent.parent : node.parent
    if (is(outer, 'list_expression') || (outer && (isJoined(outer) || isBesideLists(outer)))) return
    const name = callee.field('attrpath')?.fields('attr').at(-1) ?? callee
    yield finding(
      name,
      '`lib.optional` puts its second argument into a list: of a list it makes a list in a list.',
      suggested(file, 'Use `optionals`', replace(name, 'optionals')),
    )
  },
})

/** `flatten (optional c [ … ])`: a list of lists is what the function takes. */
const isJoined = (call: Node): boolean =>
  is(call, 'apply_expression') && /^(?:flatten|concatLists|concatMap|map)$/.test(calleeName(call) ?? '')

/** `[ [ … ] ] ++ optional c [ … ]`: the other elements are lists as well. */
const isBesideLists = (operation: Node): boolean =>
  is(operation, 'binary_expression') &&
  [operation.field('left'), operation.field('right')].some(
    side =>
      side !== null &&
      is(unwrap(side), 'list_expression') &&
      unwrap(side)
        .fields('element')
        .some(element => is(unwrap(element), 'list_expression')),
  )
