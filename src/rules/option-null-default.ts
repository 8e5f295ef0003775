import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, is, selectPath, unwrap } from '../nix/syntax.ts'

/** Types that `null` is none of. */
const TYPES = new Set(
  `str nonEmptyStr singleLineStr strMatching lines commas separatedString path pathInStore package shellPackage bool boolByOr int ints float
   number numbers port enum listOf nonEmptyListOf attrs attrsOf lazyAttrsOf submodule submoduleWith functionTo`.split(
    /\s+/,
  ),
)

export default defineRule({
  id: 'option-null-default',
  family: 'option',
  summary: 'default `null` of a type that has no `null`',
  severity: 'error',
  fix: 'safe',
  errors: ["A definition for option `…' is not of type `…'."],
  related: ['option-without-type'],
  words: ['mkOption'],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    if (call?.name !== 'mkOption') return
    const [value] = call.attrs.get('default')?.values ?? []
    const [type] = call.attrs.get('type')?.values ?? []
    if (!value || !type || unwrap(value).text !== 'null' || call.attrs.all.has('apply')) return
    const path = selectPath(callOf(type).callee)
    const name = path?.find(part => TYPES.has(part)) ?? null
    const last = path?.at(-1)
    if (!path || name === null || (path.length > 1 && !path.includes('types')) || last === 'nullOr') return
    // An `enum` may list it, there or under a name.
    if (/\bnull(?:Or)?\b/.test(type.text) || !isWritten(type)) return
    // `port` may be a type of the author's own.
    const bound = path.length === 1 ? scopesOf(file).bindingOf(unwrap(callOf(type).callee)) : null
    if (bound?.definitions.some(definition => is(definition, 'binding'))) return
    const prefix = path.includes('types') ? `${path.slice(0, path.indexOf('types') + 1).join('.')}.` : ''
    const text = is(type, 'apply_expression') ? `(${type.text})` : type.text
    // Of types that are inherited one by one, `nullOr` may be none.
    const fix = bound === null ? [safe(file, 'Allow `null`', replace(type, `${prefix}nullOr ${text}`))] : []
    yield finding(value, `\`null\` is no ${name}: whoever reads this option while it is not set gets an error.`, ...fix)
  },
})

/** What an `enum` may be is written in it, or nobody can tell. Names of attributes are never `null`. */
function isWritten(type: Node): boolean {
  const { callee, args } = callOf(type)
  if (selectPath(callee)?.at(-1) !== 'enum') return true
  return args.every(values => is(unwrap(values), 'list_expression') || calleeName(values) === 'attrNames')
}
