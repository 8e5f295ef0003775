import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { calleeName, is, selectPath } from '../nix/syntax.ts'

/** Functions, and how many arguments a call of them takes. */
const FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ['import', 1],
  ['toString', 1],
  ['getExe', 1],
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
  ["getExe'", 2],
  ['concatStringsSep', 2],
  ['callPackage', 2],
  ['map', 2],
])

export default defineRule({
  id: 'list-element-application',
  family: 'style',
  summary: 'call in a list without parentheses',
  severity: 'warning',
  fix: 'suggested',
  errors: [
    'cannot coerce a set to a string: { _class = "nixos"; …',
    "cannot coerce the built-in function '…' to a string",
    'cannot coerce a function to a string',
  ],
  words: [...FUNCTIONS.keys()],
  on: ['list_expression'],

  *check(node, file) {
    if (isOfFunctions(node)) return
    const elements = node.fields('element')
    for (const [index, element] of elements.entries()) {
      const arity = arityOf(element, scopesOf(file))
      const args = elements.slice(index + 1, index + 1 + arity)
      const last = args.at(-1)
      if (!last || args.length < arity || args.some(other => arityOf(other, scopesOf(file)) > 0)) continue
      const fix = suggested(file, 'Put the call into parentheses', insert(element.from, '('), insert(last.to, ')'))
      yield finding(
        element,
        `In a list this is no call: \`${element.text}\` and what follows are elements of their own.`,
        fix,
      )
    }
  },
})

/** How many arguments the function takes; 0 when it is not known to be one. */
function arityOf(element: Node, scopes: Scopes): number {
  if (!is(element, 'variable_expression', 'select_expression') || element.field('default')) return 0
  const path = selectPath(element)
  const name = path?.at(-1)
  if (!path || !name) return 0
  const isOfLib = path[0] === 'builtins' || path.at(-2) === 'lib' || name === 'callPackage'
  const own = is(element, 'variable_expression') ? scopes.bindingOf(element) : null
  const isInherited = own?.definitions.every(({ type }) => type === 'inherit_from') ?? true
  return isOfLib || (path.length === 1 && isInherited) ? (FUNCTIONS.get(name) ?? 0) : 0
}

/** `lib.pipe x [ f g ]`: a list of functions. */
const isOfFunctions = ({ parent }: Node): boolean =>
  is(parent, 'apply_expression') && /^(?:pipe|flow|compose\w*)$/.test(calleeName(parent) ?? '')
