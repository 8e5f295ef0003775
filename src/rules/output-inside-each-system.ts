import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { isSet, statementsOf } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { indentAt, removeStatement } from '../nix/layout.ts'
import { type Output, outputsOf } from '../nix/outputs.ts'
import { scopesOf } from '../nix/scope.ts'
import { calleeName, contains, is, outside } from '../nix/syntax.ts'

/** Outputs without a system in their path. */
const GLOBAL = new Set(
  `nixosConfigurations darwinConfigurations homeConfigurations nixosModules darwinModules homeModules homeManagerModules overlays
   templates nixosModule overlay defaultTemplate flakeModules`.split(/\s+/),
)

export default defineRule({
  id: 'output-inside-each-system',
  family: 'output',
  summary: 'hosts, modules or overlays inside of `eachDefaultSystem`',
  severity: 'error',
  fix: 'suggested',
  errors: ['overlay is not a function, but a set instead', "attribute 'config' in selection path '…' not found"],
  related: ['output-missing-system', 'output-per-system-merge-loses', 'overlay-not-a-function'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const seen = new Set<string>()
    const outputs = flake ? outputsOf(flake) : []
    for (const output of outputs) {
      const { path, keys, within } = output
      const [name] = path
      if (within === 'flake' || !name || !GLOBAL.has(name) || seen.has(name)) continue
      seen.add(name)
      const rest =
        within === 'per-system'
          ? 'flake-parts takes it in `flake = { … }`'
          : `becomes \`${name}.<system>\`, where nothing looks for it`
      const text = `Here \`${name}\` ${within === 'per-system' ? 'is no option: ' : ''}${rest}.`
      const isOnly = outputs.filter(other => other.path[0] === name).every(other => other.keys[0] === keys[0])
      yield finding(keys[0]!, text, ...(isOnly && within === 'each-system' ? moveOut(file, output) : []))
    }
  },
})

/** Behind the call, joined with `//`, where the statement uses nothing of the function for one system. */
function moveOut(file: SourceFile, { keys }: Output): Fix[] {
  let statement: Node | null = keys[0] ?? null
  while (statement && !is(statement, 'binding', 'inherit', 'inherit_from')) statement = statement.parent
  const set = statement?.parent?.parent
  let fn: Node | null = set ?? null
  while (fn && !(is(fn, 'function_expression') && isForSystems(fn))) fn = fn.parent
  const call = fn ? callAround(fn) : null
  if (!is(statement, 'binding') || !isSet(set) || !fn || !call || is(set, 'rec_attrset_expression')) return []
  const moved = statement
  if (set.parent?.type === 'binary_expression' || statementsOf(set).length < 2) return []
  const scopes = scopesOf(file)
  const isBound = scopes.bindings.some(
    ({ owner, references }) =>
      contains(fn, owner) && !contains(moved, owner) && references.some(reference => contains(moved, reference)),
  )
  const isFree = scopes.free.some(({ node, withs }) => contains(moved, node) && withs.some(each => contains(fn, each)))
  if (isBound || isFree) return []
  const indent = indentAt(file.text, call.from)
  const own = indentAt(file.text, moved.from)
  const text = moved.text.includes("''") ? moved.text : moved.text.replaceAll(`\n${own}`, `\n${indent}  `)
  return [
    suggested(
      file,
      'Move it out of the helper',
      removeStatement(file.text, moved),
      insert(call.to, ` // {\n${indent}  ${text}\n${indent}}`),
    ),
  ]
}

const isForSystems = (fn: Node): boolean => callAround(fn) !== null

/** The call of `eachDefaultSystem` whose last argument is this function. */
function callAround(fn: Node): Node | null {
  const above = outside(fn)
  const name = is(above, 'apply_expression') ? calleeName(above) : null
  return name === 'eachDefaultSystem' || name === 'eachSystem' ? above : null
}
