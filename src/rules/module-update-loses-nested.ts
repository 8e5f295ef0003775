import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type SourceFile } from '../engine/model.ts'
import { type Attrs, attrsOf, isSet } from '../nix/attrs.ts'
import { formalNames, type Module, modulesOf } from '../nix/modules.ts'
import { calleeName, callOf, contains, is, keyName, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-update-loses-nested',
  family: 'module',
  summary: '`//` of two sets that define below the same name',
  severity: 'error',
  fix: 'suggested',
  related: ['module-update-on-mkif', 'output-per-system-merge-loses'],
  on: ['binary_expression'],

  *check(node, file) {
    const [operator] = node.tokens
    const [left, right] = [node.field('left'), node.field('right')]
    if (operator?.text !== '//' || !left || !right || is(unwrap(right), 'binary_expression')) return
    const [mine, theirs] = [unwrap(left), givenBy(unwrap(right))]
    if (!isSet(mine) || !isSet(theirs) || mine.hasError || theirs.hasError) return
    const module = modulesOf(file).find(each => contains(each.set, node))
    if (!module) return
    const [kept, lost] = [attrsOf(theirs), attrsOf(mine)]
    const names = Array.from(kept.all.keys()).filter(name => isLost(lost, kept, name))
    if (names.length === 0 || !kept.complete) return
    const message = `\`//\` looks at the first name only: what stands in front of it below \`${names[0]}\` is lost.`
    const hasLib = module.function !== null && formalNames(module.function).includes('lib')
    const isValue = (is(node.parent, 'binding') && isDefined(node, module)) || node === module.set
    const isFree = Array.from(kept.all.keys()).every(name => !clash(lost, kept, name))
    const text = `lib.mkMerge [ ${left.text} ${is(right, 'apply_expression') ? `(${right.text})` : right.text} ]`
    yield finding(operator, message, ...(hasLib && isValue && isFree ? [mergeFix(file, node, text)] : []))
  },
})

const mergeFix = (file: SourceFile, node: Node, text: string) =>
  suggested(file, 'Merge both with `mkMerge`', replace(node, text))

/** The set itself, or that of `optionalAttrs c { }`. */
function givenBy(node: Node): Node | null {
  const { args } = callOf(node)
  return calleeName(node) === 'optionalAttrs' && args.length === 2 ? unwrap(args[1]!) : node
}

/** Both define below `name`, and the first one something that the second does not. */
function isLost(lost: Attrs, kept: Attrs, name: string): boolean {
  const [mine, theirs] = [lost.get(name), kept.get(name)]
  if (!mine || !theirs || !isNested(mine.values) || !isNested(theirs.values)) return false
  const [below, above] = [mine.below(), theirs.below()]
  if (!above.complete || below.all.size === 0 || above.all.size === 0) return false
  return Array.from(below.all.keys()).some(each => !above.all.has(each) || isLost(below, above, each))
}

/** Both define the very same, so that the second one was meant to win. */
function clash(lost: Attrs, kept: Attrs, name: string): boolean {
  const [mine, theirs] = [lost.get(name), kept.get(name)]
  if (!mine || !theirs) return false
  if (!isNested(mine.values) || !isNested(theirs.values)) return true
  const [below, above] = [mine.below(), theirs.below()]
  return Array.from(above.all.keys()).some(each => clash(below, above, each))
}

/** It is what the module defines an option to be, and no value in the argument of a function, in a `let`, a list or `options`. */
function isDefined(node: Node, { set }: Module): boolean {
  let key: string | null = null
  for (let at: Node | null = node; at && at !== set; at = at.parent) {
    const isMark = is(at, 'apply_expression') && MARKS.test(calleeName(at) ?? '')
    const isMerged = is(at, 'list_expression') && is(at.parent, 'apply_expression')
    if (!isMark && !isMerged && !is(at, ...AROUND)) return false
    const [first] = is(at, 'binding') ? (at.field('attrpath')?.fields('attr') ?? []) : []
    if (first) key = keyName(first)
  }
  return key !== 'options'
}

const MARKS = /^mk(?:If|Merge|Force|Default|Override|Before|After|Order)$/
const AROUND = [
  'parenthesized_expression',
  'binary_expression',
  'binding',
  'binding_set',
  'attrset_expression',
] as const

const isNested = (values: readonly Node[]): boolean => values.every(value => isSet(unwrap(value)))
