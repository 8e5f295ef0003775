import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { boundValue } from '../nix/outputs.ts'
import { scopesOf } from '../nix/scope.ts'
import { ancestor, calleeName, callOf, descendants, is, keyName, stringValue, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'output-hard-coded-system',
  family: 'output',
  summary: 'one system, written out where all systems are made',
  severity: 'warning',
  fix: 'suggested',
  errors: ['Reason: platform mismatch', "a '…' with features {} is required to build '…', but I am a '…'"],
  related: ['output-inside-each-system', 'output-invalid-system'],
  on: ['apply_expression'],

  *check(node, file) {
    if (is(node.parent, 'apply_expression') && node.parent.field('function') === node) return
    if (!FOR_SYSTEMS.test(calleeName(node) ?? '')) return
    const last = callOf(node).args.at(-1)
    const fn = last ? unwrap(last) : null
    const name = is(fn, 'function_expression') ? fn.field('universal') : null
    const body = is(fn, 'function_expression') ? fn.field('body') : null
    if (!fn || !name || !body || !/system/i.test(name.text)) return
    const isUsed = scopesOf(file).boundBy(fn)[0]?.references.length !== 0
    const all = listedSystems(callOf(node).args.at(-2), file)
    for (const inner of descendants(body, 'string_expression', 'identifier')) {
      const found = is(inner, 'string_expression') ? ownSystem(inner) : ownPackages(inner)
      // Where other sets are for the right system, one for another is meant, unless it is what all packages come from.
      if (!found || (isUsed && !isForAll(boundName(inner))) || (all?.length === 1 && all[0] === found)) continue
      yield finding(
        inner,
        `This is made for every system, and is \`${found}\` on each.`,
        ...fixOf(file, inner, name.text),
      )
    }
  },
})

const FOR_SYSTEMS = /^(?:eachDefaultSystem|eachSystem|genAttrs|for(?:All|Each)\w*Systems?|eachSupportedSystem)$/

const SYSTEM = /^(?:x86_64|aarch64|i686)-(?:linux|darwin)$/

/** The systems of `genAttrs [ "x86_64-linux" ]`, there or by the name of a `let`; null where only evaluation knows them. */
function listedSystems(argument: Node | undefined, file: SourceFile): readonly (string | null)[] | null {
  const inner = argument ? unwrap(argument) : null
  const value = is(inner, 'variable_expression') ? boundValue(inner, scopesOf(file)) : inner
  return value && is(unwrap(value), 'list_expression') ? unwrap(value).fields('element').map(stringValue) : null
}

/** `system = "…"` of `import nixpkgs { … }`. */
function ownSystem(text: Node): string | null {
  const value = stringValue(text)
  const binding = text.parent
  const key = is(binding, 'binding') ? binding.field('attrpath')?.fields('attr') : undefined
  const call = binding?.parent?.parent?.parent
  const isImport = is(call, 'apply_expression') && callOf(call).callee.text === 'import'
  return value !== null && SYSTEM.test(value) && key?.length === 1 && keyName(key[0]!) === 'system' && isImport
    ? value
    : null
}

/** The system in `nixpkgs.legacyPackages.x86_64-linux`, as a whole. */
function ownPackages(key: Node): string | null {
  const path = SYSTEM.test(key.text) && is(key.parent, 'attrpath') ? key.parent : null
  const attrs = path?.fields('attr') ?? []
  const isWhole = is(path?.parent, 'select_expression') && attrs.at(-1) === key
  return isWhole && attrs.at(-2)?.text === 'legacyPackages' ? key.text : null
}

/** What the set is called: the name in front of the nearest `=` that is not one of its own settings. */
function boundName(node: Node): string | null {
  let binding = ancestor(node, 'binding')
  if (is(node, 'string_expression') && binding) binding = ancestor(binding, 'binding')
  const attrs = binding?.field('attrpath')?.fields('attr') ?? []
  return attrs.length === 1 ? keyName(attrs[0]!) : null
}

/** The set is called `pkgs…`, and nothing in the name says that it is for one system or purpose. */
const isForAll = (name: string | null): boolean =>
  name !== null &&
  /^pkgs/.test(name) &&
  !/linux|x86|amd|intel|64|arm|darwin|mac|static|musl|image|docker|oci|vm|cross|host|build/i.test(name)

const fixOf = (file: SourceFile, node: Node, name: string) => {
  const isInherited = is(node, 'string_expression') && name === 'system' && node.parent
  if (isInherited) return [suggested(file, 'Take `system`', replace(isInherited, 'inherit system;'))]
  return [suggested(file, `Take \`${name}\``, replace(node, is(node, 'identifier') ? `\${${name}}` : name))]
}
