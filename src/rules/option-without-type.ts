import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { type SetCall, setCallAt } from '../nix/calls.ts'
import { statementAfter } from '../nix/layout.ts'
import { scopesOf } from '../nix/scope.ts'
import { booleanValue, is, stringValue, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'option-without-type',
  family: 'option',
  summary: 'option without a type',
  severity: 'hint',
  fix: 'suggested',
  errors: ["Cannot merge definitions of `…'. Definition values:"],
  related: ['option-types-attrs', 'option-null-default'],
  words: ['mkOption'],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    if (/(?:^|\/)tests?\//.test(file.path)) return
    if (call?.name !== 'mkOption' || !call.attrs.complete || call.attrs.all.size === 0) return
    if (['type', 'apply', 'internal', 'readOnly', 'visible'].some(name => call.attrs.all.has(name))) return
    // `mkEnableOption "x" // mkOption { … }` has the type already.
    if (is(node.parent, 'binary_expression') && node.parent.tokens[0]?.text === '//') return
    const value = call.attrs.get('default')
    const type = value?.values[0] ? typeOf(unwrap(value.values[0])) : null
    const prefix = typesOf(call, file)
    const [statement] = value?.statements ?? []
    const fix =
      type && statement && prefix !== null
        ? [suggested(file, 'Say the type', statementAfter(file.text, statement, `type = ${prefix}.${type};`))]
        : []
    yield finding(
      call.callee,
      'Without a type any value is taken, and two definitions are merged by what they happen to be.',
      ...fix,
    )
  },
})

/** The type that a default shows. */
function typeOf(value: Node): string | null {
  if (booleanValue(value) !== null) return 'bool'
  if (is(value, 'integer_expression')) return 'int'
  return stringValue(value) !== null ? 'str' : null
}

/** Where the types are: beside `mkOption`, or in the `lib` that the file has. Null when neither is to be seen. */
function typesOf({ path, callee }: SetCall, file: SourceFile): string | null {
  if (path.length > 1) return `${path.slice(0, -1).join('.')}.types`
  const { bindings } = scopesOf(file)
  const has = (name: string): boolean => bindings.some(binding => binding.name === name)
  if (has('types') || scopesOf(file).bindingOf(unwrap(callee)) === null) return 'types'
  return has('lib') ? 'lib.types' : null
}
