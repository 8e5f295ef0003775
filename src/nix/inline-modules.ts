import type { Node } from '../engine/model.ts'
import { isSet } from './attrs.ts'
import { is, keyName, unwrap } from './syntax.ts'

/** Modules that are written inside another expression: where a binding's name says that it holds some. */

const LISTS = new Set(['modules', 'imports', 'sharedModules', 'extraModules'])
const MODULE_SETS = new Set([
  'nixosModules',
  'darwinModules',
  'homeModules',
  'homeManagerModules',
  'nixosModule',
  'homeModule',
])

/** The expressions in a binding that stand where a module is expected. */
export function inlineModules(binding: Node): readonly Node[] {
  const value = binding.field('expression')
  const names = binding.field('attrpath')?.fields('attr').map(keyName) ?? []
  if (!value) return []
  const inner = unwrap(value)
  const last = names.at(-1) ?? ''
  if (LISTS.has(last)) return listElements(inner).map(unwrap).filter(isModuleForm)
  const above = names.at(-2) ?? parentName(binding)
  const isUser = above === 'users' && isOfHome(binding)
  return (MODULE_SETS.has(above ?? '') || isUser || last === 'nixosModule') && isModuleForm(inner) ? [inner] : []
}

/** A binding of modules that home-manager loads. */
export const isOfHome = (binding: Node): boolean => {
  const names = binding.field('attrpath')?.fields('attr').map(keyName) ?? []
  const path = [grandparentName(binding), parentName(binding), ...names]
  return ['home-manager', 'homeModules', 'homeManagerModules', 'homeModule'].some(name => path.includes(name))
}

const isModuleForm = (node: Node): boolean => is(node, 'function_expression') || isSet(node)

/** The elements of a list, and of lists joined by `++`. */
function listElements(node: Node): readonly Node[] {
  const found: Node[] = []
  const todo = [node]
  for (let at = todo.shift(); at; at = todo.shift()) {
    const inner = unwrap(at)
    if (is(inner, 'list_expression')) found.push(...inner.fields('element'))
    else if (is(inner, 'binary_expression') && inner.tokens[0]?.text === '++') todo.push(...inner.children)
  }
  return found
}

const bindingAbove = (binding: Node): Node | null => {
  const set = binding.parent?.parent
  const above = isSet(set) ? set.parent : null
  return is(above, 'binding') ? above : null
}

const parentName = (binding: Node): string | null => {
  const attr = bindingAbove(binding)?.field('attrpath')?.fields('attr').at(-1)
  return attr ? keyName(attr) : null
}

const grandparentName = (binding: Node): string | null => {
  const above = bindingAbove(binding)
  return above ? parentName(above) : null
}
