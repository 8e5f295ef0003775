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
    if (!name || (!TEXTS.test(name) && !isText(inner, scopesOf(file)))) return
    yield finding(
      node,
      `\`${inner.text}\` is a text without the quotes too.`,
      suggested(file, 'Take off the quotes', replace(node, inner.text)),
    )
  },
})

/** The variable is bound to a string. */
function isText(variable: Node, scopes: Scopes): boolean {
  const value = is(variable, 'variable_expression') ? boundValue(variable, scopes) : null
  return is(value && unwrap(value), 'string_expression', 'indented_string_expression')
}
