import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { isEvaluatedPurely } from '../nix/pure.ts'
import { ancestor, calleeName, descendants, is, outside } from '../nix/syntax.ts'

export default defineRule({
  id: 'pure-absolute-path',
  family: 'pure',
  summary: 'path of one machine, which a flake must not read',
  severity: 'warning',
  fix: 'none',
  errors: [
    "access to absolute path '…' is forbidden in pure evaluation mode (use '--impure' to override)",
    "the path '~/…' can not be resolved in pure mode",
  ],
  related: ['pure-lookup-path', 'ref-absolute-local-path'],
  on: ['path_expression', 'hpath_expression'],

  *check(node, file, project) {
    const isHome = is(node, 'hpath_expression')
    if (!isHome && !/^\/(?!nix\/store\/|\.$|\$)/.test(node.text)) return
    if (
      ancestor(node, 'formal') ||
      !isEvaluatedPurely(file, project) ||
      (!isHome && isName(node)) ||
      isGuarded(node) ||
      isCopiedLater(node)
    )
      return
    yield finding(
      node,
      `A flake may read itself and its inputs, not \`${node.text}\`; in quotes it is the name of a file at run time.`,
    )
  },
})

/** Nothing is read: the path is joined to another (`./a + /b.nix`), or made a text, or asked for. */
function isName(node: Node): boolean {
  const above = outside(node)
  if (is(above, 'binary_expression')) return ['+', '==', '!='].includes(above.tokens[0]?.text ?? '')
  return is(above, 'apply_expression') && NAMING.has(calleeName(above) ?? '')
}

const NAMING = new Set(['toString', 'pathExists', 'baseNameOf', 'dirOf', 'hasPrefix', 'removePrefix', 'hasSuffix'])

/** Secrets of the initial RAM disk are copied when the system is switched, by their names. */
function isCopiedLater(node: Node): boolean {
  for (let at = ancestor(node, 'binding'); at; at = ancestor(at, 'binding'))
    if (/\b(?:initrd|hostKeys|secrets)\b/.test(at.field('attrpath')?.text ?? '')) return true
  return false
}

/** An `if`, an `optional` or the like asks first whether a path is there, which gives `false` in a flake. */
function isGuarded(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (!is(at, 'if_expression', 'apply_expression', 'binary_expression')) continue
    const condition = is(at, 'if_expression')
      ? at.field('condition')
      : is(at, 'binary_expression')
        ? at.field('left')
        : at
    if (condition && descendants(condition).some(each => each.text === 'pathExists')) return true
  }
  return false
}
