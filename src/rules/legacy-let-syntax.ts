import { finding, remove, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { statementsOf } from '../nix/attrs.ts'
import { indentAt, removeStatement } from '../nix/layout.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName } from '../nix/syntax.ts'

export default defineRule({
  id: 'legacy-let-syntax',
  family: 'style',
  summary: '`let { body = …; }`',
  severity: 'warning',
  fix: 'safe',
  related: ['lix-incompatible-syntax'],
  on: ['let_attrset_expression'],

  *check(node, file, { target }) {
    if (target.dialect === 'lix') return
    const head = { from: node.from, to: node.from + 3 }
    yield finding(head, '`let { body = …; }` is the old form of `let … in`, which Lix refuses.', ...fixOf(node, file))
  },
})

/** `let … in body`, where `body` stands alone, nothing refers to it, and the new form needs no parentheses. */
function fixOf(node: Node, file: SourceFile): Fix[] {
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
  if (!binding || !body || !open || !close || !isStatic || isUsed || !fits || statements.length < 2) return []
  if (/#|\/\*/.test(binding.text)) return []
  const inner = file.text.slice(binding.to, close.from)
  const isLines = file.text.slice(node.from, close.from).includes('\n')
  const before = isLines ? '' : /\s$/.test(inner) ? '' : ' '
  const after = isLines ? `\n${indentAt(file.text, close.from)}` : ' '
  return [
    safe(
      file,
      'Write `let … in`',
      remove({ from: node.from + 3, to: open.to }),
      removeStatement(file.text, binding),
      replace(close, `${before}in${after}${body.text}`),
    ),
  ]
}

const firstName = (statement: Node): Node => statement.field('attrpath')?.fields('attr')[0] ?? statement
