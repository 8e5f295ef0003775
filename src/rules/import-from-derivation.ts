import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { boundValue } from '../nix/outputs.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { callOf, is, selectPath, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'import-from-derivation',
  family: 'pure',
  summary: 'evaluation that waits for a build',
  severity: 'hint',
  fix: 'none',
  errors: ["cannot build '…' during evaluation because the option 'allow-import-from-derivation' is disabled"],
  related: ['airgap-eval-fetch', 'pure-unpinned-fetch'],
  words: ['import', 'readFile', 'readDir'],
  on: ['apply_expression'],

  *check(node, file) {
    const callee = node.field('function')
    const argument = node.field('argument')
    const reader = callee && is(unwrap(callee), 'variable_expression', 'select_expression') ? unwrap(callee).text : ''
    if (!argument || !READERS.has(reader)) return
    const scopes = scopesOf(file)
    const builder = builderIn(argument, scopes)
    if (!callee || builder === null) return
    const name = reader.replace('builtins.', '')
    yield finding(callee, `\`${name}\` stops evaluation until \`${builder}\` is built or downloaded.`)
  },
})

const READERS = new Set(['import', 'readFile', 'readDir'].flatMap(name => [name, `builtins.${name}`]))

/** Functions of nixpkgs that give a derivation; a fetcher by its name alone may be a builtin. */
const BUILDERS = new Set(
  `applyPatches fetchFromGitHub fetchFromGitLab fetchFromGitea fetchFromCodeberg fetchFromSourcehut fetchgit fetchpatch fetchurl fetchzip
   mkDerivation runCommand runCommandCC runCommandLocal symlinkJoin linkFarm writeText writeTextFile writeTextDir`.split(
    /\s+/,
  ),
)

/** How many layers of names, texts and parentheses are looked through. */
const MAX_LAYERS = 8

/** The function that builds what a path leads to: through `"${x}/file"`, `x + "/file"`, and the name that a `let` gives it. */
function builderIn(argument: Node, scopes: Scopes): string | null {
  let node: Node | null = argument
  for (let layer = 0; node && layer < MAX_LAYERS; layer++) {
    const inner: Node = unwrap(node)
    if (is(inner, 'apply_expression')) {
      const path = selectPath(callOf(inner).callee)
      const name = path?.at(-1) ?? ''
      const isBuiltin = path?.[0] === 'builtins' || (path?.length === 1 && name.startsWith('fetch'))
      return BUILDERS.has(name) && !isBuiltin ? name : null
    }
    if (is(inner, 'string_expression')) {
      const [first] = inner.children
      node = first?.type === 'interpolation' ? first.field('expression') : null
    } else if (is(inner, 'binary_expression')) {
      node = inner.tokens[0]?.text === '+' ? inner.field('left') : null
    } else {
      node = is(inner, 'variable_expression') ? boundValue(inner, scopes) : null
    }
  }
  return null
}
