import { finding, insert, replace, safe } from '../engine/edits.ts'
import { defineRule, type Finding, type Node } from '../engine/model.ts'
import { statementsOf } from '../nix/attrs.ts'
import { is, keyName, textWithout } from '../nix/syntax.ts'

/** What Lix 2.95 warns of. Source: lix/libutil/deprecated-features. Escapes that lose a letter are `lost-escape`. */
export default defineRule({
  id: 'lix-deprecated-syntax',
  family: 'lix',
  summary: 'syntax that Lix is giving up',
  severity: 'warning',
  fix: 'safe',
  related: ['lix-incompatible-syntax', 'lost-escape'],
  dialect: 'lix',
  on: ['float_expression', 'attrpath', 'inherited_attrs', 'rec_attrset_expression', 'indented_string_expression'],

  *check(node, file) {
    if (is(node, 'float_expression')) {
      if (node.text.startsWith('.'))
        yield finding(
          node,
          `Lix wants a zero in front of \`${node.text}\`.`,
          safe(file, 'Put a zero in front', insert(node.from, '0')),
        )
    } else if (is(node, 'attrpath', 'inherited_attrs')) {
      for (const name of node.fields('attr')) {
        if (name.text === 'or')
          yield finding(name, 'Lix is making `or` a keyword.', safe(file, 'Put it into quotes', replace(name, '"or"')))
      }
    } else if (is(node, 'rec_attrset_expression')) yield* dynamicNames(node)
    else yield* indentation(node)
  },
})

function* dynamicNames(set: Node): Generator<Finding> {
  for (const statement of statementsOf(set)) {
    const name = is(statement, 'binding') ? statement.field('attrpath')?.fields('attr')[0] : undefined
    if (name && keyName(name) === null) yield finding(name, 'The other names of a `rec` set do not see a computed one.')
  }
}

function* indentation(string: Node): Generator<Finding> {
  // The lines of what is interpolated are no lines of the string.
  const content = textWithout(string, length => '$'.repeat(length)).slice(2, -2)
  const [first = '', ...more] = content.split('\n')
  const open = { from: string.from, to: string.from + 2 }
  if (more.length === 0 && /^[ \t]+\S/.test(first))
    yield finding(open, 'The white space at the beginning of this string is taken off.')
  if (more.length > 0 && first.trim() !== '')
    yield finding(open, 'With text on its first line, no indentation is taken off this string.')
}
