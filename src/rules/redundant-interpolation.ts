import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { boundValue } from '../nix/outputs.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { is, selectPath, unwrap } from '../nix/syntax.ts'

/** Names of what is a text already. Of anything else the quotes may make one: of a path, a package, an input. */
const TEXTS =
  /^(?:version|pname|name|rev|url|system|layout|domain|email|description|branch|tag|\w*(?:Version|Name|Options|Url|Domain|Email)|(?:host|user)name|hostName|userName|user)$/

export default defineRule({
  id: 'redundant-interpolation',
  family: 'style',
  summary: 'text that is only put into quotes again',
  severity: 'hint',
  fix: 'suggested',
  on: ['string_expression'],

  *check(node, file) {
    const [only, ...more] = node.children
    if (!only || more.length > 0 || only.type !== 'interpolation' || is(node.parent, 'attrpath', 'inherited_attrs'))
      return
    const inner = only.field('expression')
    if (!inner || !is(inner, 'variable_expression', 'select_expression')) return
    const name = selectPath(inner)?.at(-1)
    if (!name || !(isText(inner, scopesOf(file)) ?? TEXTS.test(name))) return
    // `f"${x}"` would become one name.
    const isTight = /[\w'-]/.test(`${file.text[node.from - 1] ?? ''}${file.text[node.to] ?? ''}`)
    yield finding(
      node,
      `\`${inner.text}\` is a text without the quotes too.`,
      ...(isTight ? [] : [suggested(file, 'Take off the quotes', replace(node, inner.text))]),
    )
  },
})

/** Whether the variable is bound to a string, or to a path; null where one cannot see it. */
function isText(variable: Node, scopes: Scopes): boolean | null {
  const bound = is(variable, 'variable_expression') ? boundValue(variable, scopes) : null
  const value = bound && unwrap(bound)
  if (is(value, 'string_expression', 'indented_string_expression')) return true
  return is(value, 'path_expression', 'spath_expression') ? false : null
}
