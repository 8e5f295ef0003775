import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { is, selectPath } from '../nix/syntax.ts'

/** Functions, and how many arguments a call of them takes. */
const FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ['import', 1],
  ['mkDefault', 1],
  ['mkForce', 1],
  ['mkBefore', 1],
  ['mkAfter', 1],
  ['mkMerge', 1],
  ['mkIf', 2],
  ['optional', 2],
  ['optionals', 2],
  ['optionalString', 2],
  ['optionalAttrs', 2],
  ['callPackage', 2],
  ['map', 2],
])

export default defineRule({
  id: 'list-element-application',
  family: 'style',
  summary: 'call in a list without parentheses',
  severity: 'warning',
  fix: 'suggested',
  errors: ['cannot coerce a function to a string', 'expected a set but found a function'],
  on: ['list_expression'],

  *check(node, file) {
    const elements = node.fields('element')
    for (const [index, element] of elements.entries()) {
      if (!is(element, 'variable_expression', 'select_expression')) continue
      const path = selectPath(element)
      const arity = path ? FUNCTIONS.get(path.at(-1)!) : undefined
      const isKnown = path?.length === 1 || path?.[0] === 'lib' || path?.at(-1) === 'callPackage'
      const last = arity === undefined ? undefined : elements[index + arity]
      if (!arity || !isKnown || !last) continue
      const fix = suggested(file, 'Put the call into parentheses', insert(element.from, '('), insert(last.to, ')'))
      yield finding(
        element,
        `In a list this is no call: \`${element.text}\` and what follows are elements of their own.`,
        fix,
      )
    }
  },
})
