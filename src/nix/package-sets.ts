import type { Node, SourceFile } from '../engine/model.ts'
import { kindOf } from './modules.ts'
import { boundValue } from './outputs.ts'
import { scopesOf } from './scope.ts'
import { ancestor, callOf, is, keyName, unwrap } from './syntax.ts'

/** Which expressions are the packages of nixpkgs, as far as a document tells. */

/** The packages of nixpkgs, but for what overlays put there: the argument `pkgs`, a variable for `import nixpkgs { }` or
    `nixpkgs.legacyPackages.x`, these themselves, and the arguments of an overlay. A nixpkgs of any other name may be there for the
    very thing that the release no longer has. */
export function isPackages(expression: Node, file: SourceFile): boolean {
  const node = unwrap(expression)
  if (is(node, 'apply_expression')) {
    const { callee, args } = callOf(node)
    return callee.text === 'import' && args.length === 2 && isNixpkgs(unwrap(args[0]!), file)
  }
  if (is(node, 'select_expression')) {
    return !node.field('default') && packagesLength(node, file) === node.field('attrpath')?.fields('attr').length
  }
  const binding = is(node, 'variable_expression') ? scopesOf(file).bindingOf(node) : null
  if (!binding) return false
  if (binding.kind === 'let' || binding.kind === 'rec') {
    const value = node.text === 'pkgs' ? boundValue(node, scopesOf(file)) : null
    return value !== null && is(unwrap(value), 'apply_expression', 'select_expression') && isPackages(value, file)
  }
  if (node.text === 'pkgs') return true
  const isArgument = binding.kind === 'universal' && /^(?:final|prev|self|super)$/.test(node.text)
  return isArgument && isOverlay(binding.owner, file)
}

/** How many names of `nixpkgs.legacyPackages.x.y` lead to the packages; null when it does not begin so. */
export function packagesLength(select: Node, file: SourceFile): number | null {
  const base = select.field('expression')
  const names = select.field('attrpath')?.fields('attr') ?? []
  if (!base || !isArgument(base, file)) return null
  const at = base.text === 'nixpkgs' ? 0 : base.text === 'inputs' && names[0]?.text === 'nixpkgs' ? 1 : null
  return at !== null && names[at]?.text === 'legacyPackages' && names.length >= at + 2 ? at + 2 : null
}

const isNixpkgs = (node: Node, file: SourceFile): boolean =>
  node.text === '<nixpkgs>' ||
  (node.text === 'nixpkgs' && isArgument(node, file)) ||
  (node.text === 'inputs.nixpkgs' && isArgument(node.field('expression') ?? node, file))

const isArgument = (node: Node, file: SourceFile): boolean => {
  const kind = is(node, 'variable_expression') ? scopesOf(file).bindingOf(node)?.kind : undefined
  return kind === 'formal' || kind === 'universal'
}

/** One of the two functions of `final: prev: { }`, which is a file of its own or stands where overlays are expected. */
function isOverlay(fn: Node, file: SourceFile): boolean {
  const outer = is(fn.parent, 'function_expression') ? fn.parent : fn
  if (kindOf(file) === 'overlay') return outer === unwrap(file.root.field('expression') ?? outer)
  const names = [ancestor(outer, 'binding')]
    .flatMap(binding => [binding, binding ? ancestor(binding, 'binding') : null])
    .flatMap(binding => binding?.field('attrpath')?.fields('attr').map(keyName) ?? [])
  return names.some(name => name === 'overlays' || name === 'overlay')
}
