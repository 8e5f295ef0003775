import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { ancestor, is, keyName, stringValue } from '../nix/syntax.ts'

/** What `lib.fakeHash` and its like come to, and what people write for them. */
const FAKE = /^(?:sha256[-:])?(?:A{43}=|0{52}|0{64}|A{52})$|^(?:sha512[-:])?(?:A{86}==|0{103}|0{128})$/
const NAMES = new Set(['fakeHash', 'fakeSha256', 'fakeSha512'])
/** Attributes that hold the hash of a download, where the empty string stands for a fake one. */
const HASHES =
  /^(?:hash|sha256|sha512|outputHash|imageDigest|(?:cargo|vendor|npmDeps|pnpmDeps|yarn|mvn|chart)(?:Hash|Sha256))$/

export default defineRule({
  id: 'fake-hash',
  family: 'pkg',
  summary: 'placeholder in place of a hash',
  severity: 'error',
  fix: 'none',
  errors: ['hash mismatch in fixed-output derivation'],
  on: ['string_expression', 'select_expression', 'variable_expression'],

  *check(node) {
    if (ancestor(node, 'formal') || isDefinition(node.parent)) return
    const text = is(node, 'string_expression') ? stringValue(node) : null
    const name = text === null ? (node.field('attrpath')?.fields('attr').at(-1)?.text ?? node.text) : ''
    const isFake =
      text === null
        ? NAMES.has(name)
        : FAKE.test(text) || (text === '' && isHashOf(node.parent) && isSource(node.parent))
    if (!isFake || is(node.parent, 'select_expression')) return
    const shown = text === null ? name : text.length > 24 ? `${text.slice(0, 20)}…` : `"${text}"`
    yield finding(node, `\`${shown}\` is a placeholder: the build fails, and prints the hash that belongs here.`)
  },
})

const isHashOf = (binding: Node | null): boolean => {
  const key = is(binding, 'binding') ? binding.field('attrpath')?.fields('attr').at(-1) : null
  return key !== null && key !== undefined && HASHES.test(keyName(key) ?? '')
}

/** `fakeHash = …`: where the placeholder itself is made. */
const isDefinition = (binding: Node | null): boolean =>
  is(binding, 'binding') && NAMES.has(binding.field('attrpath')?.fields('attr').at(-1)?.text ?? '')

/** Beside the hash stands what is fetched or built. */
function isSource(binding: Node | null): boolean {
  const set = binding?.parent?.parent
  const all = isSet(set) ? attrsOf(set).all : null
  return all !== null && ['url', 'urls', 'owner', 'src', 'pname', 'imageName'].some(name => all.has(name))
}
