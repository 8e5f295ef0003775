import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'manual-inherit',
  family: 'style',
  summary: '`a = a;` in a set',
  severity: 'hint',
  fix: 'safe',
  related: ['rec-shadows-itself'],
  on: ['binding'],

  check(node, file) {
    const value = node.field('expression')
    // In a `let` or a `rec` set it asks for itself.
    if (!is(value, 'variable_expression') || !is(node.parent?.parent, 'attrset_expression')) return []
    const [name, ...more] = node.field('attrpath')?.fields('attr') ?? []
    if (more.length > 0 || !is(name, 'identifier') || name.text !== value.text) return []
    const fix =
      node.children.length === 2 ? [safe(file, 'Write `inherit`', replace(node, `inherit ${name.text};`))] : []
    return [finding(node, `\`inherit ${name.text};\` says the same.`, ...fix)]
  },
})
