import { finding, remove, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { scopesOf } from '../nix/scope.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'pkgs-lib',
  family: 'module',
  summary: '`pkgs.lib` beside the argument `lib`',
  severity: 'hint',
  fix: 'suggested',
  errors: ['infinite recursion encountered'],
  on: ['select_expression'],

  *check(node, file) {
    const base = node.field('expression')
    const attrs = node.field('attrpath')?.fields('attr') ?? []
    if (!is(base, 'variable_expression') || base.text !== 'pkgs' || attrs[0]?.text !== 'lib' || !attrs[1]) return
    const scopes = scopesOf(file)
    const pkgs = scopes.bindingOf(base)
    const lib = pkgs?.kind === 'formal' ? scopes.boundBy(pkgs.owner).find(({ name }) => name === 'lib') : undefined
    // Another `lib` may be nearer than the argument.
    if (!lib || scopes.bindings.filter(({ name }) => name === 'lib').length > 1) return
    yield finding(
      { from: base.from, to: attrs[0].to },
      '`lib` is an argument here: `pkgs.lib` evaluates a package set to get at it.',
      suggested(file, 'Use `lib`', remove({ from: base.from, to: attrs[0].from })),
    )
  },
})
