import type { Node, Project, SourceFile } from '../engine/model.ts'
import { flakeOf } from './flake.ts'
import { memo } from './memo.ts'
import { kindOf } from './modules.ts'
import { reachableFrom } from './project.ts'
import type { Scopes } from './scope.ts'
import { ancestor, calleeName, descendants, is, outside, stringValue } from './syntax.ts'

/** What is evaluated purely, as flakes are, and which code is ready for that. */

/** A flake evaluates the document: it is one, one leads to it, or it is a module beside one. Not where the flake says that it is
    evaluated with `--impure`. */
export function isEvaluatedPurely(file: SourceFile, project: Project): boolean {
  const { flakes, reached } = pureFiles(project)
  if (flakes.some(isForImpure) || isForImpure(file)) return false
  return flakeOf(file) !== null || reached.has(file) || (project.files.has('flake.nix') && kindOf(file) === 'module')
}

const pureFiles = memo((project: Project) => {
  const flakes = [...project.files.values()].filter(file => flakeOf(file) !== null)
  return { flakes, reached: new Set(flakes.flatMap(file => [...reachableFrom(file, project)])) }
})

/** The flake says to its readers that some of it is evaluated with `--impure`. */
export const isForImpure: (file: SourceFile) => boolean = memo((file: SourceFile): boolean => {
  if (!file.text.includes('--impure')) return false
  const said = descendants(file.root, 'comment', 'string_fragment')
  return said.some(({ text }) => text.includes('--impure') && !text.includes('flakewise-ignore'))
})

/** The names that are taken from the set of builtins: by `builtins.x`, `inherit (builtins) x` and `__x`. */
export function builtinNames(node: Node, scopes: Scopes): readonly Node[] {
  const isGlobal = (variable: Node): boolean => scopes.bindingOf(variable) === null
  if (is(node, 'variable_expression')) return node.text.startsWith('__') && isGlobal(node) ? [node] : []
  const from = node.field('expression')
  if (!is(from, 'variable_expression') || from.text !== 'builtins' || !isGlobal(from)) return []
  const names = node.field(is(node, 'inherit_from') ? 'attrs' : 'attrpath')?.fields('attr') ?? []
  return is(node, 'inherit_from') ? names : names.slice(0, 1)
}

/** The code says itself what is to happen in pure evaluation: `builtins.currentSystem or …`, a default that callers replace,
    `if builtins ? currentSystem`, or a comparison of the variable with a string, or of its length. */
export function isPreparedFor(builtin: string, node: Node, scopes: Scopes): boolean {
  if (node.field('default') !== null || is(node.parent, 'formal') || is(node.parent?.parent, 'formal')) return true
  const says = (test: Node): boolean =>
    builtin === 'getEnv'
      ? isComparison(test)
      : is(test, 'has_attr_expression') && test.field('attrpath')?.text === builtin
  for (let at = ancestor(node, 'if_expression'); at; at = ancestor(at, 'if_expression')) {
    const condition = at.field('condition')
    if (condition && descendants(condition).some(says)) return true
  }
  return builtin === 'getEnv' && is(node.parent, 'apply_expression') && isCompared(node.parent, scopes)
}

/** `getEnv "X" != "…"` or `stringLength (getEnv "X") > 0`, there or by the name that a `let` gives it. */
function isCompared(call: Node, scopes: Scopes): boolean {
  const above = outOfLength(call)
  if (isComparison(above)) return true
  const key = is(above, 'binding') ? above.field('attrpath') : null
  const owner = key && above ? above.parent?.parent : null
  const bound = owner ? scopes.boundBy(owner).find(({ name }) => name === key?.text) : undefined
  return bound?.references.some(reference => isComparison(outOfLength(reference))) ?? false
}

/** What stands around a text, or around its length. */
function outOfLength(text: Node): Node | null {
  const above = outside(text)
  return above && isLength(above) ? outside(above) : above
}

const isLength = (node: Node | null): boolean => is(node, 'apply_expression') && calleeName(node) === 'stringLength'

function isComparison(node: Node | null): boolean {
  if (!is(node, 'binary_expression')) return false
  const [operator, sides] = [node.tokens[0]?.text ?? '', [node.field('left'), node.field('right')]]
  const isTest = (side: Node | null): boolean =>
    (/^[!=]=$/.test(operator) && stringValue(side) !== null) || isLength(side)
  return /^(?:[!=<>]=|[<>])$/.test(operator) && sides.some(isTest)
}
