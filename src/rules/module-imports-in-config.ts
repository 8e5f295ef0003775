import { finding, insert, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import { isSet } from '../nix/attrs.ts'
import { indentAt, isRemark, removeStatement } from '../nix/layout.ts'
import { type Definition, definitionsOf, isMark, type Module, modulesOf } from '../nix/modules.ts'
import { unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-imports-in-config',
  family: 'module',
  summary: '`imports` among the definitions of a module',
  severity: 'error',
  fix: 'safe',
  errors: ["The option `imports' does not exist."],
  related: ['module-mkif-around-import', 'module-imports-depends-on-config'],
  on: ['source_code'],

  *check(_, file) {
    for (const module of modulesOf(file)) {
      if (!module.attrs.all.has('config') && !isMark(module.set)) continue
      for (const definition of definitionsOf(module)) {
        if (definition.path[0] !== 'imports' || isDeclared(module)) continue
        const message = '`imports` is no option: it stands beside `config`, where no condition holds.'
        yield finding(definition.keys[0]!, message, ...fixOf(definition, module, file))
      }
    }
  },
})

/** A module may declare an option of that name. */
const isDeclared = ({ attrs }: Module): boolean => attrs.get('options', 'imports') !== undefined

/** Moves it out of `config = { }`, in front of it. */
function fixOf({ statement }: Definition, { attrs }: Module, file: SourceFile): Fix[] {
  const [config] = attrs.get('config')?.statements ?? []
  const [value] = attrs.get('config')?.values ?? []
  const set = value ? unwrap(value) : null
  // Under a condition it was not meant to hold always.
  if (!config || attrs.all.has('imports') || !isSet(set) || statement.parent?.parent !== set) return []
  const comments = set.children.flatMap(child => [child, ...child.children]).filter(child => child.type === 'comment')
  if (comments.some(comment => isRemark(file.text, comment, statement))) return []
  const indent = indentAt(file.text, config.from)
  const extra = indentAt(file.text, statement.from).slice(indent.length)
  const moved =
    extra && !statement.text.includes("''")
      ? statement.text.replaceAll(`\n${indent}${extra}`, `\n${indent}`)
      : statement.text
  const ownLine = file.text.slice(0, config.from).endsWith(`\n${indent}`)
  return [
    safe(
      file,
      'Move it in front of `config`',
      insert(config.from, `${moved}${ownLine ? `\n${indent}` : ' '}`),
      removeStatement(file.text, statement),
    ),
  ]
}
