import { finding, remove, suggested } from '../engine/edits.ts'
import { defineRule, type Edit, type Node, type SourceFile } from '../engine/model.ts'
import { statementsOf } from '../nix/attrs.ts'
import { removeStatement } from '../nix/layout.ts'
import { type Binding, scopesOf } from '../nix/scope.ts'
import { contains, is } from '../nix/syntax.ts'

export default defineRule({
  id: 'unused-binding',
  family: 'style',
  summary: 'name of a `let` that nothing uses',
  severity: 'hint',
  fix: 'suggested',
  related: ['unused-argument'],
  on: ['let_expression'],

  *check(node, file) {
    for (const { name, keys, definitions, references } of scopesOf(file).boundBy(node)) {
      const isUsed = references.some(reference => !definitions.some(definition => contains(definition, reference)))
      if (isUsed || name.startsWith('_')) continue
      const edit = takeOut(node, keys, definitions, file)
      yield finding(keys[0]!, `Nothing uses \`${name}\`.`, ...(edit ? [suggested(file, 'Remove it', edit)] : []))
    }
  },
})

/** Takes the definition out, with the `let` when nothing else is in it; null when a comment inside would be lost. */
function takeOut(
  node: Node,
  [key]: Binding['keys'],
  [definition, ...more]: Binding['definitions'],
  file: SourceFile,
): Edit | null {
  const body = node.field('body')
  if (!key || !definition || !body || more.length > 0) return null
  const names = is(definition, 'binding') ? [] : (definition.field('attrs')?.fields('attr') ?? [])
  if (names.length > 1) {
    const gap = /\s*$/.exec(file.text.slice(0, key.from))![0]
    return gap === '' ? null : remove({ from: key.from - gap.length, to: key.to })
  }
  const whole = statementsOf(node).length === 1 ? { from: node.from, to: body.from } : definition
  if (/#|\/\*/.test(file.text.slice(whole.from, whole.to))) return null
  return whole === definition ? withComment(file.text, removeStatement(file.text, definition)) : remove(whole)
}

/** A comment on the lines above goes along when it can only be about this definition: a blank line, or the end, follows. */
function withComment(text: string, edit: Edit): Edit {
  const isEnd = /^[ \t]*(?:\r?\n|in\b)/.test(text.slice(edit.to))
  const above = /(?:^|\n)((?:[ \t]*#.*\n)+)$/.exec(text.slice(0, edit.from))?.[1]
  return isEnd && above ? { ...edit, from: edit.from - above.length } : edit
}
