import { finding, remove, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { perFile } from '../nix/memo.ts'
import { scopesOf } from '../nix/scope.ts'

export default defineRule({
  id: 'unused-with',
  family: 'style',
  summary: '`with` in which nothing is looked up',
  severity: 'hint',
  fix: 'safe',
  related: ['with-at-file-top', 'nested-with'],
  on: ['with_expression'],

  *check(node, file) {
    const [environment, body] = [node.field('environment'), node.field('body')]
    if (!environment || !body || node.hasError) return
    if (usedEnvironments(file).has(environment)) return
    const gap = file.text.slice(node.from, body.from)
    const fix = /#|\/\*/.test(gap) ? [] : [safe(file, 'Remove the `with`', remove({ from: node.from, to: body.from }))]
    yield finding(
      { from: node.from, to: environment.to },
      `No name below comes from \`${environment.text.length > 30 ? 'this set' : environment.text}\`.`,
      ...fix,
    )
  },
})

/** What names are looked up in that no scope defines. */
const usedEnvironments = perFile(file => new Set(scopesOf(file).free.flatMap(({ withs }) => withs)))
