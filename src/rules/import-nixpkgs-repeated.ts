import { finding } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { perFile } from '../nix/memo.ts'
import { scopesOf } from '../nix/scope.ts'
import { callOf, descendants, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'import-nixpkgs-repeated',
  family: 'pure',
  summary: 'the same nixpkgs, made twice',
  severity: 'hint',
  fix: 'none',
  related: ['import-nixpkgs-without-system'],
  words: ['import'],
  on: ['apply_expression'],

  *check(node, file) {
    const first = flakeOf(file) ? repeated(file).get(node) : undefined
    if (!first) return
    const line = file.text.slice(0, first.from).split('\n').length
    yield finding(
      node,
      `Line ${line} makes the same set of packages: what one has evaluated, the other evaluates anew.`,
    )
  },
})

/** Each `import nixpkgs { … }` with the first one of the same text, in which every name means the same. */
const repeated = perFile((file: SourceFile): ReadonlyMap<Node, Node> => {
  const firsts = new Map<string, Node>()
  const found = new Map<Node, Node>()
  for (const node of descendants(file.root, 'apply_expression')) {
    const { callee, args } = callOf(node)
    const [from, options] = args
    if (callee.text !== 'import' || args.length !== 2 || !from || !options || !isSet(unwrap(options))) continue
    if (!/^(?:inputs\.)?nixpkgs(?:[-_]\w+)*$/.test(unwrap(from).text)) continue
    const key = `${node.text.replace(/\s+/g, ' ')} ${meaningOf(file, node)}`
    const first = firsts.get(key)
    if (first) found.set(node, first)
    else firsts.set(key, node)
  }
  return found
})

/** Where each name in it is bound. */
const meaningOf = (file: SourceFile, node: Node): string => {
  const scopes = scopesOf(file)
  return scopes.bindings
    .filter(({ references }) => references.some(({ from, to }) => node.from <= from && to <= node.to))
    .map(({ name, owner }) => `${name}@${owner.from}`)
    .join(' ')
}
