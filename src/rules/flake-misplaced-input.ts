import { finding, remove, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node } from '../engine/model.ts'
import type { Attr } from '../nix/attrs.ts'
import { type Flake, flakeOf, type Input } from '../nix/flake.ts'
import { indentAt, removeStatement, statementAfter } from '../nix/layout.ts'

/** What makes an attribute an input rather than one of the fetcher's settings. */
const MARKS = ['url', 'follows', 'inputs', 'flake', 'type']

export default defineRule({
  id: 'flake-misplaced-input',
  family: 'flake',
  summary: 'input declared inside another input',
  severity: 'error',
  fix: 'safe',
  errors: ["flake input attribute '…' is a thunk while a string, Boolean, or integer is expected"],
  related: ['flake-unknown-attribute'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    if (!flake) return
    for (const input of flake.inputs.values()) {
      for (const attr of input.attr.below().all.values()) {
        if (attr.name === 'inputs' || !MARKS.some(mark => attr.below().all.has(mark))) continue
        yield finding(
          attr.keys[0]!,
          `The input \`${attr.name}\` stands inside the input \`${input.name}\`, where Nix takes no inputs.`,
          ...hoist(flake, input, attr),
        )
      }
    }
  },
})

/** One level up: the outer name goes from a path, a statement goes out of the outer set. */
function hoist(flake: Flake, input: Input, attr: Attr): Fix[] {
  const [statement, ...more] = attr.statements
  if (!statement || more.length > 0 || flake.inputs.has(attr.name)) return []
  const { file } = flake
  const title = `Move \`${attr.name}\` up to the inputs`
  const outer = keyBefore(statement, attr.keys[0]!)
  if (outer) return [safe(file, title, remove({ from: outer.from, to: attr.keys[0]!.from }))]
  const owner = input.attr.statements.find(s => s.from < statement.from && statement.to <= s.to)
  if (!owner) return []
  const prefix = file.text.slice(owner.from, input.attr.keys.find(key => key.from >= owner.from)!.from)
  const added = `${prefix}${reindented(file.text, statement, owner)}`
  return [safe(file, title, removeStatement(file.text, statement), statementAfter(file.text, owner, added))]
}

/** The statement with the indentation of another one. What stands in `''` is left alone: there, white space is content. */
function reindented(text: string, statement: Node, like: Node): string {
  if (statement.text.includes("''")) return statement.text
  return statement.text.replaceAll(`\n${indentAt(text, statement.from)}`, `\n${indentAt(text, like.from)}`)
}

/** The part of the path right before `key`, in the same statement. */
function keyBefore(statement: Node, key: Node): Node | null {
  const attrs = statement.field('attrpath')?.fields('attr') ?? []
  return attrs[attrs.indexOf(key) - 1] ?? null
}
