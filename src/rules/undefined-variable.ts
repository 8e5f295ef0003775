import { finding, insert, replace, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet, statementsOf } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { GLOBALS } from '../nix/globals.ts'
import { appendFormal } from '../nix/layout.ts'
import { kindOf } from '../nix/modules.ts'
import { nearest } from '../nix/nearest.ts'
import { scopesOf } from '../nix/scope.ts'
import { ancestor, contains, is, unwrap } from '../nix/syntax.ts'

/** Functions of nixpkgs' lib that people write as if they were built in. */
const OF_LIB =
  /^(?:mk(?:If|Default|Force|Merge|Option|EnableOption|PackageOption|Before|After|Override)|types|optional(?:s|Attrs|String)|genAttrs|mapAttrs'|mapAttrsToList|filterAttrs|nameValuePair|recursiveUpdate|concatMapStrings(?:Sep)?|literalExpression|nixosSystem|fakeHash|fakeSha256)$/

/** Builtins that are not there without `builtins.`. */
const OF_BUILTINS =
  /^(?:all|any|attrNames|attrValues|compareVersions|concatLists|concatMap|concatStringsSep|currentSystem|elem|elemAt|fetchClosure|filter|foldl'|fromJSON|functionArgs|genList|getAttr|getEnv|getFlake|groupBy|hasAttr|hashString|head|intersectAttrs|isAttrs|isBool|isFunction|isInt|isList|isPath|isString|length|listToAttrs|mapAttrs|match|parseDrvName|pathExists|readDir|readFile|replaceStrings|sort|split|storePath|stringLength|substring|tail|toFile|toJSON|trace|tryEval|typeOf)$/

/** What every module of NixOS gets when it asks for it. */
const OF_MODULES = new Set(['config', 'lib', 'options', 'pkgs', 'modulesPath'])

export default defineRule({
  id: 'undefined-variable',
  family: 'syntax',
  summary: 'name that nothing defines',
  severity: 'error',
  fix: 'safe',
  errors: ["undefined variable '…'"],
  related: ['syntax-error'],
  on: ['source_code'],

  *check(root, file) {
    for (const { node, withs } of scopesOf(file).free) {
      if (withs.length > 0 || (root.hasError && !isAboveErrors(node, file)) || isMergedInto(node, file)) continue
      yield finding(node, `Nothing defines \`${node.text}\` here.`, ...(root.hasError ? [] : fixesOf(node, file)))
    }
  },
})

/** The name stands in a whole statement; what is broken comes later in the text, and not among the names that it could mean. */
function isAboveErrors(node: Node, { tree }: SourceFile): boolean {
  const { count, names, kind, from } = tree.data
  for (let index = 0; index < count; index++) {
    const name = names[kind[index]!]
    if ((name === 'ERROR' || name === 'MISSING') && from[index]! <= node.to) return false
  }
  let isWhole = false
  for (let at = node.parent; at; at = at.parent) {
    isWhole ||= is(at, 'binding') && !at.hasError
    if (is(at, 'binding_set') && at.hasError && !is(at.parent, 'attrset_expression')) return false
  }
  return isWhole
}

/** `a = rec { x = 1; }; a.y = x;`: Nix takes both for one set, and the name for the one of the `rec`; or the other way round. */
function isMergedInto(node: Node, file: SourceFile): boolean {
  for (let rec = ancestor(node, 'rec_attrset_expression'); rec; rec = ancestor(rec, 'rec_attrset_expression')) {
    const statement = is(rec.parent, 'binding') ? rec.parent : null
    const set = statement?.parent?.parent
    const name =
      set && isSet(set)
        ? attrsOf(set)
            .get(firstKey(statement!) ?? '')
            ?.below()
            .get(node.text)
        : undefined
    if (name?.statements.some(other => other.from > statement!.to)) return true
  }
  return scopesOf(file).bindings.some(({ name, owner, kind }) => {
    const statement = kind === 'rec' && name === node.text ? owner.parent : null
    const set = is(statement, 'binding') ? statement.parent?.parent : null
    return set
      ? statementsOf(set).some(other => contains(other, node) && firstKey(other) === firstKey(statement!))
      : false
  })
}

const firstKey = (statement: Node): string | undefined => statement.field('attrpath')?.fields('attr')[0]?.text

function fixesOf(node: Node, file: SourceFile): readonly Fix[] {
  const name = node.text
  const known = scopesOf(file).bindings.filter(({ owner }) => contains(owner, node))
  const inScope = known.map(binding => binding.name)
  const taken = argumentFix(node, file)
  if (taken) return [taken]
  if (!is(node, 'variable_expression')) return []
  if (OF_LIB.test(name) && inScope.includes('lib'))
    return [safe(file, 'Take it from `lib`', replace(node, `lib.${name}`))]
  if (OF_BUILTINS.test(name) && !inScope.includes('builtins'))
    return [safe(file, 'Take it from `builtins`', replace(node, `builtins.${name}`))]
  const meant = name.length > 2 ? nearest(name, new Set([...inScope, ...GLOBALS])) : null
  return meant ? [suggested(file, `Write \`${meant}\``, replace(node, meant))] : []
}

/** The function around it could take the name: an input, all inputs of a flake, an argument of a module. */
function argumentFix(node: Node, file: SourceFile): Fix | null {
  const name = node.text
  const outputs = flakeOf(file)?.outputs
  const fn = outputs
    ? outputs.function
    : kindOf(file) === 'module'
      ? unwrap(file.root.field('expression') ?? node)
      : null
  // A module that is only a set becomes a function.
  if (!outputs && isSet(fn) && OF_MODULES.has(name))
    return safe(file, `Take \`${name}\` as an argument`, insert(fn.from, `{ ${name}, ... }:\n`))
  const formals = fn?.field('formals')
  if (!fn || !formals || formals.hasError || !contains(fn, node)) return null
  if (outputs && name === 'inputs' && !fn.field('universal'))
    return safe(file, 'Name all arguments `inputs`', insert(formals.to, '@inputs'))
  if (!(outputs ? flakeOf(file)!.inputs.has(name) : OF_MODULES.has(name))) return null
  return safe(file, `Take \`${name}\` as an argument`, appendFormal(file.text, formals, name))
}
