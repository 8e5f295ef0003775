import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { scopesOf } from '../nix/scope.ts'
import { callOf, is, selectPath } from '../nix/syntax.ts'

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
    if (args.length !== 1 || !isBuiltin || !fetches) return
    yield finding(
      callee,
      `\`${name}\` needs a network to evaluate, pinned or not. Make it an input, which travels with the lock.`,
    )
  },
})
