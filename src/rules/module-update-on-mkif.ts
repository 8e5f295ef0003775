import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

/** Functions whose result is a mark around a definition, not the definition. */
const MARKS = /^mk(?:If|Merge|Force|Default|Override|Before|After|Order|VMOverride)$/

export default defineRule({
  id: 'module-update-on-mkif',
  family: 'module',
  summary: '`//` with `mkIf` or `mkMerge`, which loses definitions',
  severity: 'error',
  fix: 'suggested',
  related: ['module-config-conditional'],
  on: ['binary_expression'],

  *check(node, file) {
    const operator = node.tokens[0]
    const sides = [node.field('left'), node.field('right')].flatMap(side => side ?? [])
    const marked = sides.find(side => isMark(unwrap(side)))
    if (operator?.text !== '//' || sides.length !== 2 || !marked) return
    const { callee } = callOf(unwrap(marked))
    const lib = callee.text.includes('.') ? callee.text.slice(0, callee.text.lastIndexOf('.') + 1) : ''
    const chain = chainAbove(node)
    const written = `${lib}mkMerge [ ${elementsOf(chain).join(' ')} ]`
    const message = `\`//\` merges the mark that \`${calleeName(marked)}\` makes, not what it holds: the other side is lost.`
    yield finding(operator, message, suggested(file, 'Merge both with `mkMerge`', replace(chain, written)))
  },
})

/** Called with all its arguments. */
function isMark(node: Node): boolean {
  const name = is(node, 'apply_expression') ? (calleeName(node) ?? '') : ''
  return MARKS.test(name) && callOf(node).args.length >= (/^mk(?:If|Override|Order)$/.test(name) ? 2 : 1)
}

/** The whole of `a // b // c` that a part of it belongs to. */
function chainAbove(node: Node): Node {
  let top = node
  while (top.parent && isUpdate(top.parent)) top = top.parent
  return top
}

const isUpdate = (node: Node): boolean => is(node, 'binary_expression') && node.tokens[0]?.text === '//'

/** Elements for `mkMerge`: what has no mark stays joined, because there the right one shall win. */
function elementsOf(chain: Node): readonly string[] {
  const elements: { text: string; isMarked: boolean }[] = []
  const todo = [chain]
  for (let node = todo.shift(); node; node = todo.shift()) {
    const sides = [node.field('left'), node.field('right')].flatMap(side => side ?? [])
    if (isUpdate(node) && sides.length === 2) {
      todo.unshift(...sides)
      continue
    }
    const last = elements.at(-1)
    const isMarked = isMark(unwrap(node))
    if (last && !last.isMarked && !isMarked)
      elements[elements.length - 1] = { text: `(${last.text} // ${node.text})`, isMarked }
    else elements.push({ text: parenthesised(node), isMarked })
  }
  return elements.map(({ text }) => text)
}

const parenthesised = (node: Node): string =>
  is(node, 'apply_expression', 'binary_expression', 'with_expression', 'let_expression') ? `(${node.text})` : node.text
