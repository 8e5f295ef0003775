import { remove, replace } from '../engine/edits.ts'
import type { Edit, Node, SourceFile } from '../engine/model.ts'
import { statementsOf } from './attrs.ts'
import { indentAt, removeStatement } from './layout.ts'
import { scopesOf } from './scope.ts'
import { is, keyName } from './syntax.ts'

/** The edits that make `let … in body` of `let { body = …; }`, which keeps the value; null where something refers to `body`, a
    comment would be lost, or the new form would need parentheses. */
export function asLetIn(node: Node, file: SourceFile): readonly Edit[] | null {
  const statements = statementsOf(node)
  const binding = statements.find(statement => statement.field('attrpath')?.text === 'body')
  const body = binding?.field('expression')
  const [open, close] = [node.tokens.find(({ text }) => text === '{'), node.tokens.at(-1)]
  const isStatic = statements.every(
    statement => is(statement, 'inherit', 'inherit_from') || keyName(firstName(statement)) !== null,
  )
  const isUsed = scopesOf(file)
    .boundBy(node)
    .some(({ name, references, definitions }) => name === 'body' && (references.length > 0 || definitions.length > 1))
  const fits = is(node.parent, 'source_code', 'binding', 'parenthesized_expression', 'function_expression')
  if (!binding || !body || !open || !close || !isStatic || isUsed || !fits || statements.length < 2) return null
  if (/#|\/\*/.test(binding.text)) return null
  const isLines = file.text.slice(node.from, close.from).includes('\n')
  const before = isLines || /\s$/.test(file.text.slice(binding.to, close.from)) ? '' : ' '
  const after = isLines ? `\n${indentAt(file.text, close.from)}` : ' '
  return [
    remove({ from: node.from + 3, to: open.to }),
    removeStatement(file.text, binding),
    replace(close, `${before}in${after}${body.text}`),
  ]
}

const firstName = (statement: Node): Node => statement.field('attrpath')?.fields('attr')[0] ?? statement
