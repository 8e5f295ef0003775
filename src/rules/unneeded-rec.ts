import { finding, remove, safe } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { statementsOf } from '../nix/attrs.ts'
import { type Binding, type Scopes, scopesOf } from '../nix/scope.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'unneeded-rec',
  family: 'style',
  summary: '`rec` whose names do not use each other',
  severity: 'hint',
  fix: 'safe',
  on: ['rec_attrset_expression'],

  *check(node, file) {
    const rec = node.tokens.find(token => token.text === 'rec')
    const brace = node.tokens.find(token => token.text === '{')
    if (!rec || !brace || node.hasError || statementsOf(node).length === 0 || isMerged(node)) return
    const scopes = scopesOf(file)
    const bound = scopes.boundBy(node)
    if (bound.some(binding => binding.name === '__overrides' || isNeeded(binding, scopes))) return
    const between = file.text.slice(rec.to, brace.from)
    const fix = between.trim() === '' ? [safe(file, 'Remove `rec`', remove({ from: rec.from, to: brace.from }))] : []
    yield finding(rec, 'No attribute of this set uses another by its name.', ...fix)
  },
})

/** Another attribute uses it. What is only inherited means the same without `rec`. */
const isNeeded = ({ references, definitions, keys }: Binding, scopes: Scopes): boolean =>
  references.length > 0 &&
  !(definitions.every(({ type }) => type === 'inherit') && keys.every(key => scopes.bindingOf(key) !== null))

/** Nix makes one set of it and of what another statement of the same name adds, whose names then see these. */
function isMerged({ parent }: Node): boolean {
  const set = is(parent, 'binding') ? parent.parent?.parent : null
  return set ? statementsOf(set).filter(other => firstKey(other) === firstKey(parent!)).length > 1 : false
}

const firstKey = (statement: Node): string | undefined => statement.field('attrpath')?.fields('attr')[0]?.text
