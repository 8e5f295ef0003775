import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet, statementsOf } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { scopesOf } from '../nix/scope.ts'
import { callOf, contains, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'import-nixpkgs-without-system',
  family: 'pure',
  summary: '`import nixpkgs` that does not say for which system',
  severity: 'error',
  fix: 'suggested',
  errors: ["attribute 'currentSystem' missing"],
  related: ['pure-eval-builtin'],
  words: ['import'],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const [from, options] = args
    const flake = flakeOf(file)
    if (!flake || callee.text !== 'import' || args.length !== 2 || !from || !options) return
    const set = unwrap(options)
    const name = /^(?:inputs\.)?(nixpkgs(?:[-_]\w+)*)$/.exec(unwrap(from).text)?.[1]
    if (!name || !isSet(set) || OTHERS.test(flake.inputs.get(name)?.url?.value ?? '')) return
    const attrs = attrsOf(set)
    if (!attrs.complete || ['system', 'localSystem'].some(name => attrs.all.has(name))) return
    yield finding(
      node,
      'Nixpkgs then asks for `builtins.currentSystem`, which a flake does not have. Say `system`.',
      ...inheritSystem(file, set),
    )
  },
})

/** Repositories that are called like nixpkgs: `github:Mic92/nixpkgs-review`. */
const OTHERS = /^\w+:[^/]+\/nixpkgs[-.]/

/** Where a variable `system` is in scope. */
function inheritSystem(file: SourceFile, set: Node): Fix[] {
  const isThere = scopesOf(file).bindings.some(
    ({ name, owner }) => name === 'system' && contains(owner, set) && (!is(owner, 'let_expression') || owner !== set),
  )
  if (!isThere) return []
  const [first] = statementsOf(set)
  const edit = first ? insert(first.from, 'inherit system; ') : insert(set.tokens.at(-1)!.from, 'inherit system; ')
  return [suggested(file, 'Hand `system` over', edit)]
}
