import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is } from '../nix/syntax.ts'

const LARGEST = 2n ** 63n - 1n

export default defineRule({
  id: 'number-out-of-range',
  family: 'syntax',
  summary: 'number that does not fit into 64 bits',
  severity: 'error',
  fix: 'none',
  errors: ["invalid integer '…'", "invalid float '…'"],
  on: ['integer_expression', 'float_expression'],

  *check(node) {
    const value = Number(node.text)
    const fits = is(node, 'integer_expression')
      ? BigInt(node.text) <= LARGEST
      : Number.isFinite(value) && (value >= 2 ** -1022 || !/[1-9].*e|^[^e]*[1-9]/i.test(node.text))
    if (!fits) yield finding(node, `\`${node.text}\` does not fit into 64 bits.`)
  },
})
