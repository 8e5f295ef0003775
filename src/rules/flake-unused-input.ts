import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { isSet, statementsOf } from '../nix/attrs.ts'
import { type Flake, flakeOf, type Input, type Outputs } from '../nix/flake.ts'
import { removeFormal, removeStatement } from '../nix/layout.ts'
import { type Binding, type Scopes, scopesOf } from '../nix/scope.ts'
import { calleeName, callOf, descendants, is, keyName, unwrap } from '../nix/syntax.ts'

/** flake-compat, whatever it is called here: default.nix and shell.nix take it from the lock. */
const isCompat = ({ name, url }: Input): boolean => name === 'flake-compat' || /\/flake-compat\b/.test(url?.value ?? '')

export default defineRule({
  id: 'flake-unused-input',
  family: 'flake',
  summary: 'input that nothing uses',
  severity: 'hint',
  fix: 'suggested',
  related: ['flake-implicit-registry-input', 'flake-input-not-accepted'],
  on: ['source_code'],

  *check(root, file, project) {
    const flake = flakeOf(file)
    if (!flake?.outputs?.function || !flake.inputsComplete || root.hasError) return
    const used = hasNoOutputs(flake.outputs) ? null : usedInputs(flake, flake.outputs, scopesOf(file))
    if (!used) return
    for (const input of flake.inputs.values()) {
      if (used.has(input.name) || isCompat(input) || isReadFromLock(input.name, flake, project)) continue
      yield finding(input.key, `Nothing in this flake uses the input \`${input.name}\`.`, takeOut(flake, input))
    }
  },
})

/** The outputs are `{ }`: the flake is there for its inputs, as a partition of flake-parts is. */
const hasNoOutputs = ({ body }: Outputs): boolean =>
  body !== null && isSet(unwrap(body)) && statementsOf(unwrap(body)).length === 0

/** Some file besides the flake reads a lock with `readFile ./flake.lock`, and some such file names the input. */
function isReadFromLock(name: string, flake: Flake, project: Project): boolean {
  const others = Array.from(project.files.values()).filter(file => file !== flake.file && file.path.endsWith('.nix'))
  const anywhere = (word: string, test: (file: SourceFile) => boolean): boolean =>
    others.some(file => file.text.includes(word) && test(file))
  return (
    anywhere('flake.lock', ({ root }) => descendants(root, 'apply_expression').some(isLockRead)) &&
    anywhere(name, ({ root }) => descendants(root, 'identifier', 'string_fragment').some(({ text }) => text === name))
  )
}

function isLockRead(call: Node): boolean {
  const [path, ...more] = callOf(call).args
  return calleeName(call) === 'readFile' && more.length === 0 && path?.text.includes('flake.lock') === true
}

/** The names of the inputs that the flake uses; null when the arguments are handed on as a whole, so that any may be used. */
function usedInputs(flake: Flake, outputs: Outputs, scopes: Scopes): ReadonlySet<string> | null {
  const used = new Set<string>()
  for (const input of flake.inputs.values()) {
    for (const { follows } of [input, ...input.overrides]) used.add(follows?.value?.split('/')[0] ?? '')
  }
  for (const binding of scopes.boundBy(outputs.function!)) {
    if (binding.kind === 'formal' && binding.name !== 'self') {
      if (binding.references.length > 0) used.add(binding.name)
      continue
    }
    // `inputs.x` and `self.inputs.x` say which; any other use may reach them all.
    const names = namesTaken(binding)
    if (!names) return null
    for (const name of names) used.add(name)
  }
  return used
}

/** The inputs taken from the whole argument, or from `self`; null when it goes somewhere as a whole. */
function namesTaken(binding: Binding): readonly string[] | null {
  const names: string[] = []
  for (const reference of binding.references) {
    const paths = pathsTaken(reference)
    if (!paths) return null
    for (const path of paths) {
      if (binding.kind === 'universal') {
        if (path[0] == null || path[0] === 'self') return null
        names.push(path[0])
      } else if (path[0] === 'inputs' || path[0] === null) {
        if (path[1] == null) return null
        names.push(path[1])
      }
    }
  }
  return names
}

/** The attribute paths selected from a variable: `[["a", "b"]]` for `inputs.a.b`, `[["a"], ["b"]]` for `inherit (inputs) a b`;
    a name that only evaluation tells is null. Null when the variable is used in any other way. */
function pathsTaken(reference: Node): readonly (readonly (string | null)[])[] | null {
  const above = reference.parent
  if (is(above, 'select_expression', 'has_attr_expression') && above.field('expression') === reference) {
    return [above.field('attrpath')?.fields('attr').map(keyName) ?? []]
  }
  if (is(above, 'inherit_from') && above.field('expression') === reference) {
    return (
      above
        .field('attrs')
        ?.fields('attr')
        .map(name => [keyName(name)]) ?? []
    )
  }
  return null
}

function takeOut(flake: Flake, input: Input): Fix {
  const { file, outputs } = flake
  const formals = outputs?.formals
  const formal = formals?.fields('formal').find(formal => formal.field('name')?.text === input.name)
  return suggested(
    file,
    `Remove the input \`${input.name}\``,
    ...input.attr.statements.map(statement => removeStatement(file.text, statement)),
    ...(formals && formal ? [removeFormal(file.text, formals, formal)] : []),
  )
}
