import { finding, insert, safe } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { isSet } from '../nix/attrs.ts'
import { boundValue } from '../nix/outputs.ts'
import { isAtLeast } from '../nix/releases.ts'
import { scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, is, selectPath, unwrap } from '../nix/syntax.ts'

/** Names that everybody gives to a package set. */
const PACKAGES = new Set(['pkgs', 'prev', 'final', 'super'])
const PLATFORMS = new Set(['system', 'hostPlatform', 'buildPlatform', 'targetPlatform'])

/** Sources: pkgs/top-level/aliases.nix and pkgs/stdenv/generic/default.nix of nixpkgs. */
export default defineRule({
  id: 'deprecated-platform-alias',
  family: 'pkg',
  summary: '`pkgs.system` and other old names of the platform',
  severity: 'warning',
  fix: 'safe',
  since: 'NixOS 25.11',
  needs: ['releases'],
  errors: [
    "'system' has been renamed to/replaced by 'stdenv.hostPlatform.system'",
    'stdenv.isLinux is deprecated, use stdenv.hostPlatform.isLinux instead',
  ],
  on: ['select_expression', 'inherit_from'],

  *check(node, file, { target }) {
    const base = node.field('expression')
    if (!base || node.field('default') || !isAtLeast(target.release, '25.11')) return
    const names = node.field(is(node, 'inherit_from') ? 'attrs' : 'attrpath')?.fields('attr') ?? []
    const name = is(node, 'inherit_from') ? names.find(({ text }) => PLATFORMS.has(text)) : names[0]
    if (name && PLATFORMS.has(name.text) && isPackages(base, file)) {
      const way = name.text === 'system' ? '.stdenv.hostPlatform' : '.stdenv'
      const message = `\`${base.text}.${name.text}\` is an old name of \`${base.text}${way}.${name.text}\`.`
      // More names may come with it, which are not those of the platform.
      const fixable = is(node, 'select_expression') || names.length === 1
      const fix = fixable ? [safe(file, `Write \`${base.text}${way}.${name.text}\``, insert(base.to, way))] : []
      yield finding(is(node, 'inherit_from') ? name : node, message, ...fix)
    } else if (is(node, 'select_expression') && isAtLeast(target.release, '26.11')) yield* ofStdenv(node, file)
  },
})

/** `stdenv.isDarwin`, which is `stdenv.hostPlatform.isDarwin`. */
function* ofStdenv(node: Node, file: SourceFile) {
  const names = node.field('attrpath')?.fields('attr') ?? []
  const last = names.at(-1)!
  const before = names.at(-2) ?? node.field('expression')!
  if (before.text !== 'stdenv' || !/^is[A-Z0-9]\w*$/.test(last.text)) return
  const fix = safe(file, `Write \`stdenv.hostPlatform.${last.text}\``, insert(before.to, '.hostPlatform'))
  yield finding(last, `\`stdenv.${last.text}\` is an old name of \`stdenv.hostPlatform.${last.text}\`.`, fix)
}

/** A variable with the name of a package set, which is no set of the author's own. */
function isPackages(base: Node, file: SourceFile): boolean {
  if (!is(base, 'variable_expression') || !PACKAGES.has(base.text)) return false
  const scopes = scopesOf(file)
  const value = boundValue(base, scopes)
  const owner = scopes.bindingOf(base)?.owner
  return !(value && isSet(unwrap(value))) && !(is(owner, 'function_expression') && isOfAnother(owner))
}

/** Functions that hand their function other things than package sets: the attributes of one derivation, or of a set of one's own. */
const OTHERS = /^(?:overrideAttrs|overrideDerivation|mkDerivation|makeExtensible\w*|makeScope\w*|fix)$/

/** The function is the argument of one of these, or of `lib.extend`. */
function isOfAnother(fn: Node): boolean {
  let at = fn
  while (is(at.parent, 'function_expression', 'parenthesized_expression')) at = at.parent
  const call = at.parent
  if (!is(call, 'apply_expression') || call.field('argument') !== at) return false
  return OTHERS.test(calleeName(call) ?? '') || selectPath(callOf(call).callee)?.join('.') === 'lib.extend'
}
