import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { isForImpure } from '../nix/pure.ts'
import { scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, is, selectPath, stringValue, unwrap } from '../nix/syntax.ts'

/** What makes each fetcher fixed. Source: src/libexpr/primops/fetchTree.cc of Nix 2.34. */
const FIXED: ReadonlyMap<string, readonly string[]> = new Map([
  ['fetchTarball', ['sha256']],
  ['fetchurl', ['sha256']],
  ['fetchGit', ['rev', 'narHash']],
  ['fetchMercurial', ['rev', 'narHash']],
  ['fetchTree', ['rev', 'narHash']],
])

export default defineRule({
  id: 'pure-unpinned-fetch',
  family: 'pure',
  summary: 'download during evaluation that nothing fixes',
  severity: 'warning',
  fix: 'none',
  errors: [
    "in pure evaluation mode, '…' requires a 'sha256' argument",
    "in pure evaluation mode, '…' doesn't fetch unlocked input '…'",
  ],
  related: ['pure-lookup-path', 'airgap-eval-fetch'],
  words: [...FIXED.keys()],
  on: ['apply_expression'],

  *check(node, file) {
    const { callee, args } = callOf(node)
    const path = selectPath(callee)
    const fixed = FIXED.get(path?.at(-1) ?? '')
    const [argument] = args
    if (!path || !fixed || !argument || args.length !== 1) return
    const isBuiltin =
      path[0] === 'builtins'
        ? path.length === 2
        : path.length === 1 &&
          path[0] !== 'fetchurl' &&
          is(callee, 'variable_expression') &&
          scopesOf(file).bindingOf(callee) === null &&
          scopesOf(file).free.every(free => free.node !== callee)
    if (!isBuiltin || isFixed(unwrap(argument), fixed)) return
    if (!isFolder(sourceOf(unwrap(argument))))
      yield finding(
        callee,
        `Nothing says what this is: each evaluation may get something else, and a flake refuses it. Make it an input.`,
      )
    else if (fixed.includes('rev') && flakeOf(file) && !isForImpure(file))
      yield finding(callee, 'A flake refuses a folder that nothing fixes. Its own files are `self`.')
  },
})

function isFixed(argument: Node, names: readonly string[]): boolean {
  if (isSet(argument)) {
    const attrs = attrsOf(argument)
    return (
      !attrs.complete || names.some(name => attrs.all.has(name)) || COMMIT.test(stringValue(sourceOf(argument)) ?? '')
    )
  }
  if (isFolder(argument)) return false
  const text = stringValue(argument)
  // A commit in the address says what it is, and what is computed may be fixed.
  return text === null || COMMIT.test(text) || !/^(?:https?|git|ssh|github|file|git\+\w+):/.test(text)
}

/** Where it comes from: the argument, or what it says as `url` or `path`. */
function sourceOf(argument: Node): Node | null {
  if (!isSet(argument)) return argument
  const attrs = attrsOf(argument)
  const [from] = (attrs.get('url') ?? attrs.get('path'))?.values ?? []
  return from ? unwrap(from) : null
}

const COMMIT = /\b[0-9a-f]{40}\b/

/** `./.`, `./. + "/x"`, `"${./.}/x"`, `toString ./.` or `"/srv/x"`: nothing is downloaded. Nix judges `fetchGit x` and
    `fetchGit { url = x; }` alike. */
function isFolder(source: Node | null): boolean {
  if (source === null) return false
  const from = unwrap(source)
  if (is(from, 'path_expression')) return true
  if (is(from, 'binary_expression')) return isFolder(from.field('left'))
  if (is(from, 'interpolation')) return isFolder(from.field('expression'))
  if (is(from, 'string_expression')) return /^\//.test(stringValue(from) ?? '') || isFolder(from.children[0] ?? null)
  return calleeName(from) === 'toString' && isFolder(callOf(from).args[0] ?? null)
}
