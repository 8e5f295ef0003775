import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, is, selectPath, unwrap } from '../nix/syntax.ts'

const FETCHERS = new Set(['fetchTarball', 'fetchGit', 'fetchMercurial', 'fetchTree', 'getFlake'])

export default defineRule({
  id: 'airgap-eval-fetch',
  family: 'airgap',
  summary: 'download during evaluation, in a place without a network',
  severity: 'error',
  fix: 'none',
  errors: ['unable to download', "Couldn't resolve host name"],
  related: ['pure-eval-builtin', 'flake-implicit-registry-input'],
  words: [...FETCHERS, 'fetchurl'],
  on: ['apply_expression'],

  *check(node, file, { target }) {
    if (target.profile !== 'airgap' || is(node.parent, 'apply_expression')) return
    const { callee, args } = callOf(node)
    const path = selectPath(callee)
    const name = path?.at(-1) ?? ''
    const isBuiltin =
      path?.[0] === 'builtins'
        ? path.length === 2
        : path?.length === 1 && is(callee, 'variable_expression') && scopesOf(file).bindingOf(callee) === null
    const fetches = FETCHERS.has(name) || (name === 'fetchurl' && path?.[0] === 'builtins')
    if (args.length !== 1 || !isBuiltin || !fetches || isLocal(args[0]!)) return
    yield finding(
      callee,
      `\`${name}\` needs a network to evaluate, pinned or not. Make it an input, which travels with the lock.`,
    )
  },
})

/** It names a folder or a file of this machine: a path, as it stands or as text, or a set with one. */
function isLocal(argument: Node): boolean {
  const node = unwrap(argument)
  if (isSet(node)) {
    const attrs = attrsOf(node)
    return [attrs.get('url'), attrs.get('path')].some(attr => attr?.values[0] !== undefined && isLocal(attr.values[0]))
  }
  if (is(node, 'apply_expression')) return calleeName(node) === 'toString' && isLocal(node.field('argument')!)
  if (is(node, 'string_expression'))
    return /^"(?:\.{0,2}\/|(?:path|(?:git\+)?file):|\$\{(?:toString )?\.)/.test(node.text)
  return is(node, 'path_expression', 'hpath_expression')
}
