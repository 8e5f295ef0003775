import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { statementAfter } from '../nix/layout.ts'
import { perFile } from '../nix/memo.ts'
import { ancestor, descendants, is, keyName, stringValue } from '../nix/syntax.ts'

const TARGET = 'network-online.target'

export default defineRule({
  id: 'network-online-without-wants',
  family: 'module',
  summary: 'unit after `network-online.target` that does not ask for it',
  severity: 'warning',
  fix: 'suggested',
  since: 'NixOS 24.05',
  errors: ["… is ordered after 'network-online.target' but doesn't depend on it"],
  words: ['network-online'],
  on: ['binding'],

  *check(node, file) {
    const [key, ...more] = node.field('attrpath')?.fields('attr') ?? []
    const value = node.field('expression')
    const set = node.parent?.parent
    if (!key || more.length > 0 || keyName(key) !== 'after' || !is(value, 'list_expression') || !isSet(set)) return
    const element = value.fields('element').find(each => stringValue(each) === TARGET)
    const attrs = attrsOf(set)
    const isUnit = ['description', 'serviceConfig', 'script', 'wantedBy'].some(name => attrs.all.has(name))
    if (!element || !isUnit || !attrs.complete || isOfUser(node) || isAskedElsewhere(file)) return
    const asks = ['wants', 'requires', 'bindsTo', 'requisite'].flatMap(name => attrs.get(name)?.values ?? [])
    if (asks.some(list => !is(list, 'list_expression') || descendants(list).some(each => stringValue(each) === TARGET)))
      return
    const fix = attrs.all.has('wants')
      ? []
      : [suggested(file, 'Ask for it', statementAfter(file.text, node, `wants = [ "${TARGET}" ];`))]
    yield finding(element, 'An order starts nothing: without `wants` the target may never be reached.', ...fix)
  },
})

/** The manager of a user has no such target. */
function isOfUser(binding: Node): boolean {
  const names: (string | null)[] = []
  for (let at: Node | null = binding; at; at = ancestor(at, 'binding'))
    names.unshift(...(at.field('attrpath')?.fields('attr').map(keyName) ?? []))
  return names.some((name, index) => name === 'systemd' && names[index + 1] === 'user')
}

/** A statement of its own asks for it: `systemd.services.mirror.wants = [ … ]`. */
const isAskedElsewhere = perFile((file: SourceFile) =>
  descendants(file.root, 'binding').some(node => {
    const [first, ...more] = node.field('attrpath')?.fields('attr') ?? []
    const value = node.field('expression')
    if (!first || !value || !/^(?:wants|requires|bindsTo)$/.test(keyName(more.at(-1) ?? first) ?? '')) return false
    return more.length > 0 && descendants(value).some(each => stringValue(each) === TARGET)
  }),
)
