import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'url-literal',
  family: 'style',
  summary: 'URL without quotes',
  severity: 'hint',
  fix: 'safe',
  errors: ['URL literals are disallowed. Consider using a string literal "…" instead (lint-url-literals)'],
  related: ['lix-incompatible-syntax'],
  on: ['uri_expression'],

  *check(node, file, { target }) {
    // In a string it is an expansion of a shell, and a bug of its own.
    if (target.dialect === 'lix' || is(node.parent, 'interpolation')) return
    yield finding(
      node,
      'This is a text in a form of its own, which Lix refuses and Nix can be told to.',
      safe(file, 'Put it into quotes', replace(node, `"${node.text}"`)),
    )
  },
})
