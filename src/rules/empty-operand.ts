import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'empty-operand',
  family: 'style',
  summary: '`++ [ ]` or `// { }`',
  severity: 'hint',
  fix: 'safe',
  on: ['binary_expression'],

  *check(node, file) {
    const operator = node.tokens[0]?.text
    const empty = operator === '++' ? 'list_expression' : operator === '//' ? 'attrset_expression' : null
    const [left, right] = [node.field('left'), node.field('right')]
    if (!empty || !left || !right) return
    const isEmpty = (side: typeof left): boolean => is(unwrap(side), empty) && unwrap(side).children.length === 0
    const side = isEmpty(right) ? right : isEmpty(left) ? left : null
    if (!side) return
    const other = side === left ? right : left
    const outside = file.text.slice(node.from, other.from) + file.text.slice(other.to, node.to)
    const fix = /#|\/\*/.test(outside) ? [] : [safe(file, 'Remove it', replace(node, other.text))]
    yield finding(side, `\`${operator}\` with \`${operator === '++' ? '[ ]' : '{ }'}\` changes nothing.`, ...fix)
  },
})
