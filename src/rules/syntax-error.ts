import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { problemsOf } from '../nix/parse/problems.ts'

export default defineRule({
  id: 'syntax-error',
  family: 'syntax',
  summary: 'text that is not Nix',
  severity: 'error',
  fix: 'none',
  errors: [
    "syntax error, unexpected …, expecting '…'",
    'syntax error, unexpected end of file',
    'syntax error, unexpected invalid token',
    'path has a trailing slash',
  ],
  // Text that is broken all over has an `ERROR` for its root.
  on: ['source_code', 'ERROR'],

  *check(node, file) {
    if (node.parent) return
    // tree-sitter skips it before any grammar sees it.
    if (file.text.startsWith('\uFEFF')) {
      yield finding({ from: 0, to: 1 }, 'A byte order mark stands in front of the text, and Nix does not read it.')
    }
    if (!node.hasError) return
    for (const problem of problemsOf(file.text)) yield finding(problem, problem.message)
  },
})
