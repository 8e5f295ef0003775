import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'lost-escape',
  family: 'style',
  summary: 'backslash that the string drops',
  severity: 'warning',
  fix: 'suggested',
  related: ['lix-incompatible-syntax', 'shell-expansion-in-string'],
  on: ['escape_sequence'],

  *check(node, file) {
    // Of letters, digits and the marks of regular expressions; a line break or a quote is only protected.
    if (!is(node.parent, 'string_expression') || !/^\\[\w.()[\]*+?|^]$/.test(node.text)) return
    if (/^\\[nrt]$/.test(node.text)) return
    const fix = suggested(file, 'Keep the backslash', insert(node.from, '\\'))
    yield finding(node, `In this string \`${node.text}\` is only \`${node.text[1]}\`: the backslash is dropped.`, fix)
  },
})
