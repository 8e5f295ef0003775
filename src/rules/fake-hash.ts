import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { boundValue } from '../nix/outputs.ts'
import { scopesOf } from '../nix/scope.ts'
import { ancestor, calleeName, is, keyName, stringValue } from '../nix/syntax.ts'

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

  check(node, file) {
    const text = is(node, 'string_expression') ? stringValue(node) : null
    const name = text === null ? (node.field('attrpath')?.fields('attr').at(-1)?.text ?? node.text) : ''
    const isFake =
      text === null
        ? NAMES.has(name)
        : FAKE.test(text) || (text === '' && isHashOf(node.parent) && isSource(node.parent))
    if (!isFake || is(node.parent, 'select_expression') || !isTaken(node)) return []
    if (isDefinition(node.parent) || ancestor(node, 'formal')) return []
    // A test expects it, and whoever takes a template fills it in.
    if (/(?:^|\/)(?:tests?|templates?)\//.test(file.path)) return []
    // A name of the file's own that is like it: what it is bound to decides.
    const own = is(node, 'variable_expression') ? boundValue(node, scopesOf(file)) : null
    if (own && !FAKE.test(stringValue(own) ?? '')) return []
    const shown = text === null ? name : text.length > 24 ? `${text.slice(0, 20)}…` : `"${text}"`
    return [finding(node, `\`${shown}\` is a placeholder: the build fails, and prints the hash that belongs here.`)]
  },
})

const isHashOf = (binding: Node | null): boolean => {
  const key = is(binding, 'binding') ? binding.field('attrpath')?.fields('attr').at(-1) : null
  return key !== null && key !== undefined && HASHES.test(keyName(key) ?? '')
}

/** `fakeHash = …`: where the placeholder itself is made. */
const isDefinition = (binding: Node | null): boolean =>
  is(binding, 'binding') && NAMES.has(binding.field('attrpath')?.fields('attr').at(-1)?.text ?? '')

/** A fetcher or a builder takes it: it stands in the argument of a call, beside what is fetched or built, or has a name of its own. */
function isTaken(hash: Node): boolean {
  let sets = 0
  for (let at = hash; at.parent; at = at.parent) {
    const { parent } = at
    if (is(parent, 'binary_expression') && /^[!=]=$/.test(parent.tokens[0]?.text ?? '')) return false
    if (is(parent, 'apply_expression') && parent.field('argument') === at)
      return !/^(?:convertHash|elem)$/.test(calleeName(parent) ?? '')
    // A text about a fetcher, such as the `example` of an option.
    if (is(parent, 'interpolation')) return false
    if (is(parent, 'binding') && isSource(parent)) return true
    if (isSet(at)) sets++
    if (is(parent, 'let_expression') && parent.field('body') !== at) return sets === 0
  }
  return false
}

/** Beside the hash stands what is fetched or built. */
function isSource(binding: Node | null): boolean {
  const set = binding?.parent?.parent
  const all = isSet(set) ? attrsOf(set).all : null
  return all !== null && ['url', 'urls', 'owner', 'src', 'pname', 'imageName'].some(name => all.has(name))
}
