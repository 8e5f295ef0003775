import { finding, insert, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'

export default defineRule({
  id: 'short-path-literal',
  family: 'style',
  summary: 'relative path without `./`',
  severity: 'hint',
  fix: 'safe',
  since: 'Nix 2.34',
  errors: ["relative path literal '…' should be prefixed with '.' for clarity: './…' (lint-short-path-literals)"],
  related: ['url-literal'],
  on: ['path_expression'],

  *check(node, file) {
    if (/^[./]/.test(node.text)) return
    const path = node.text.split('\n')[0]
    yield finding(
      node,
      `\`${path}\` is a path that looks like a division: write \`./${path}\`.`,
      safe(file, 'Put `./` in front', insert(node.from, './')),
    )
  },
})
