import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { GLOBALS } from '../nix/globals.ts'
import { nearest } from '../nix/nearest.ts'
import { scopesOf } from '../nix/scope.ts'
import { contains, is } from '../nix/syntax.ts'

/** Functions of nixpkgs' lib that people write as if they were built in. */
const OF_LIB =
  /^(?:mk(?:If|Default|Force|Merge|Option|EnableOption|Before|After|Override)|types|optional(?:s|Attrs|String)|genAttrs|mapAttrs'|mapAttrsToList|filterAttrs|recursiveUpdate|concatMapStrings(?:Sep)?|nixosSystem|fakeHash|fakeSha256)$/

export default defineRule({
  id: 'undefined-variable',
  family: 'syntax',
  summary: 'name that nothing defines',
  severity: 'error',
  fix: 'suggested',
  errors: ["undefined variable '…'"],
  related: ['syntax-error'],
  on: ['source_code'],

  *check(root, file) {
    // Of broken text nobody knows what it would define.
    if (root.hasError) return
    for (const { node, withs } of scopesOf(file).free) {
      if (withs.length > 0) continue
      const fix = fixOf(node, file)
      yield finding(node, `Nothing defines \`${node.text}\` here.`, ...(fix ? [fix] : []))
    }
  },
})

function fixOf(node: Node, file: SourceFile) {
  if (!is(node, 'variable_expression')) return null
  const inScope = scopesOf(file)
    .bindings.filter(({ owner }) => contains(owner, node))
    .map(({ name }) => name)
  if (OF_LIB.test(node.text) && inScope.includes('lib'))
    return suggested(file, `Take it from \`lib\``, replace(node, `lib.${node.text}`))
  const meant = node.text.length > 2 ? nearest(node.text, new Set([...inScope, ...GLOBALS])) : null
  return meant ? suggested(file, `Write \`${meant}\``, replace(node, meant)) : null
}
