import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import { removeStatement } from '../nix/layout.ts'
import { type Binding, scopesOf } from '../nix/scope.ts'
import { is, statementsBeside } from '../nix/syntax.ts'

export default defineRule({
  id: 'unused-binding',
  family: 'style',
  summary: 'name of a `let` that nothing uses',
  severity: 'hint',
  fix: 'suggested',
  related: ['unused-argument'],
  on: ['let_expression'],

  *check(node, file) {
    for (const binding of scopesOf(file).boundBy(node)) {
      if (binding.references.length > 0 || binding.name.startsWith('_')) continue
      yield finding(binding.keys[0]!, `Nothing uses \`${binding.name}\`.`, ...fixOf(binding, file))
    }
  },
})

/** Takes the definition out, unless a comment would go with it or nothing would be left. */
function fixOf({ definitions }: Binding, file: SourceFile): Fix[] {
  const [definition, ...more] = definitions
  if (!definition || more.length > 0 || /#|\/\*/.test(definition.text)) return []
  const isAlone = is(definition, 'binding') || definition.field('attrs')?.fields('attr').length === 1
  return isAlone && statementsBeside(definition) > 0
    ? [suggested(file, 'Remove it', removeStatement(file.text, definition))]
    : []
}
