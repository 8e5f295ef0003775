import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'shell-expansion-in-string',
  family: 'syntax',
  summary: '`${name:-…}` of a shell in a Nix string',
  severity: 'warning',
  fix: 'suggested',
  related: ['url-literal', 'lost-escape'],
  on: ['uri_expression'],

  *check(node, file) {
    const part = node.parent
    const string = part?.parent
    if (!is(part, 'interpolation') || !is(string, 'string_expression', 'indented_string_expression')) return
    const mark = is(string, 'string_expression') ? '\\' : "''"
    yield finding(
      part,
      `Nix takes \`${node.text}\` for a URL here, and puts it in as it is: \`${part.text}\` is gone.`,
      suggested(file, 'Leave it to the shell', insert(part.from, mark)),
    )
  },
})
