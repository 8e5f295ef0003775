import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is, unwrap } from '../nix/syntax.ts'

const OPPOSITE: ReadonlyMap<string, string> = new Map([
  ['==', '!='],
  ['!=', '=='],
])

export default defineRule({
  id: 'negated-comparison',
  family: 'style',
  summary: '`!` in front of `==` or `!=`',
  severity: 'hint',
  fix: 'safe',
  related: ['boolean-comparison'],
  on: ['unary_expression'],

  *check(node, file) {
    const argument = node.field('argument')
    const inner = argument ? unwrap(argument) : null
    const operator = is(inner, 'binary_expression') ? inner.tokens[0] : undefined
    const opposite = OPPOSITE.get(operator?.text ?? '')
    if (node.tokens[0]?.text !== '!' || !inner || !operator || !opposite) return
    // Any other operator around it binds more tightly than the comparison does.
    const above = node.parent
    const fits = is(above, 'binary_expression')
      ? /^(?:&&|\|\||->)$/.test(above.tokens[0]?.text ?? '')
      : !is(above, 'unary_expression', 'has_attr_expression')
    const text = `${file.text.slice(inner.from, operator.from)}${opposite}${file.text.slice(operator.to, inner.to)}`
    const outside = file.text.slice(node.from, inner.from) + file.text.slice(inner.to, node.to)
    const fix = fits && !/#|\/\*/.test(outside) ? [safe(file, `Write \`${opposite}\``, replace(node, text))] : []
    yield finding(node, `\`${opposite}\` says the same as \`!\` and \`${operator.text}\`.`, ...fix)
  },
})
