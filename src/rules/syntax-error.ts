import { finding } from '../engine/edits.ts'
import { defineRule, type Node, type Range, type Token } from '../engine/model.ts'

export default defineRule({
  id: 'syntax-error',
  family: 'syntax',
  summary: 'text that is not Nix',
  severity: 'error',
  fix: 'none',
  errors: ["syntax error, unexpected …, expecting '…'", 'syntax error, unexpected end of file'],
  on: ['ERROR', 'MISSING'],

  *check(node, file) {
    if (node.type === 'MISSING') {
      const range = { from: Math.max(0, node.from - 1), to: Math.max(1, node.from) }
      yield finding(clip(range, file.text), `A \`${node.missing}\` is missing here.`)
      return
    }
    const open = unclosed(node)
    if (open) yield finding(open, `This \`${open.text}\` is never closed.`)
    else yield finding(firstWord(node, file.text), `\`${wordAt(node, file.text)}\` does not fit here.`)
  },
})

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '${': '}', '[': ']', '(': ')', '"': '"', "''": "''" }

/** The last bracket or quote directly in the broken text that nothing closes. */
function unclosed(node: Node) {
  const open: Token[] = []
  for (const token of node.tokens) {
    if (open.at(-1) && CLOSING[open.at(-1)!.text] === token.text) open.pop()
    else if (Object.hasOwn(CLOSING, token.text)) open.push(token)
  }
  return open.at(-1) ?? null
}

const wordAt = (node: Range, text: string): string =>
  /^\s*([\w'-]+|\S)/.exec(text.slice(node.from, node.from + 200))?.[1] ?? ''

function firstWord(node: Range, text: string): Range {
  const gap = /^\s*/.exec(text.slice(node.from, node.from + 200))![0].length
  const from = node.from + gap
  return clip({ from, to: from + Math.max(1, wordAt(node, text).length) }, text)
}

/** The range as far as the text goes. */
const clip = ({ from, to }: Range, text: string): Range => ({
  from: Math.min(from, text.length),
  to: Math.min(to, text.length),
})
