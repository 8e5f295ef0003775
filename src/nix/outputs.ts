import type { Node, Range } from '../engine/model.ts'
import { attrsOf, isSet, statementsOf } from './attrs.ts'
import type { Flake } from './flake.ts'
import { memo } from './memo.ts'
import { type Scopes, scopesOf } from './scope.ts'
import { calleeName, callOf, is, keyName, unwrap } from './syntax.ts'

/** One attribute path of the outputs that can be read without evaluating. */
export interface Output {
  /** Static names from the top; ends where a name is dynamic or the value is not a set literal. */
  readonly path: readonly string[]
  /** The node of each name in `path`. */
  readonly keys: readonly Node[]
  /** The path goes on with a name that only evaluation tells: `packages.${system}`. */
  readonly dynamic: boolean
  /** The expression at the end of the path; null when inherited. */
  readonly value: Node | null
  /** Who adds the level of the system: nobody, `eachDefaultSystem` and its like, or flake-parts' `perSystem`. */
  readonly within: 'flake' | 'each-system' | 'per-system'
}

/** How many layers of `let`, `//`, calls and variables are looked through, and how deep paths are read. */
const MAX_LAYERS = 64
const MAX_PATH = 4

/** The statically known output paths of a flake, through `let … in`, `with`, `assert`, `//`, variables, `eachDefaultSystem` and
    flake-parts' `mkFlake`. What cannot be read is left out: absence from the list proves nothing. */
export const outputsOf: (flake: Flake) => readonly Output[] = memo(flake => {
  if (!flake.outputs?.body) return []
  const found: Output[] = []
  const scopes = scopesOf(flake.file)
  for (const shape of shapes(flake.outputs.body, 'flake', scopes)) collect(shape, [], found, scopes)
  return found
})

/** One `//` between outputs, and what is known of its two sides. */
export interface Update {
  readonly operator: Range
  readonly left: readonly Output[]
  readonly right: readonly Output[]
}

/** The `//` that join the outputs of a flake at their top. */
export function updatesOf(flake: Flake): readonly Update[] {
  if (!flake.outputs?.body) return []
  const scopes = scopesOf(flake.file)
  const passed: Layer[] = []
  shapes(flake.outputs.body, 'flake', scopes, passed)
  const sideOf = (node: Node | null, within: Output['within']): readonly Output[] => {
    const found: Output[] = []
    for (const shape of node ? shapes(node, within, scopes) : []) collect(shape, [], found, scopes)
    return found
  }
  return passed.flatMap(({ node, within }) => {
    const operator = is(node, 'binary_expression') ? node.tokens.find(token => token.text === '//') : undefined
    if (!operator) return []
    return [{ operator, left: sideOf(node.field('left'), within), right: sideOf(node.field('right'), within) }]
  })
}

/** An expression on the way to the sets that it is made of. */
interface Layer {
  readonly node: Node
  readonly within: Output['within']
  /** Only the statements below this name count, without it: `flake.lib = …` gives `lib`. */
  readonly below?: string
}

/** The set literals that an expression is made of; what was looked through goes to `passed`. */
function shapes(expression: Node, within: Output['within'], scopes: Scopes, passed: Layer[] = []): readonly Layer[] {
  const found: Layer[] = []
  const todo: Layer[] = [{ node: expression, within }]
  for (let layers = 0; layers < MAX_LAYERS; layers++) {
    const next = todo.shift()
    if (!next) break
    const node = unwrap(next.node)
    if (isSet(node)) found.push({ ...next, node })
    else {
      passed.push({ ...next, node })
      todo.push(...layer(node, next.within, scopes))
    }
  }
  return found
}

/** One layer off: what an expression evaluates to, where that can be seen. */
function layer(node: Node, within: Output['within'], scopes: Scopes): readonly Layer[] {
  const same = (...nodes: readonly (Node | null)[]): readonly Layer[] =>
    nodes.flatMap(found => (found ? [{ node: found, within }] : []))
  switch (node.type) {
    case 'let_expression':
    case 'with_expression':
    case 'assert_expression':
      return same(node.field('body'))
    case 'binary_expression':
      return node.tokens.some(token => token.text === '//') ? same(node.field('left'), node.field('right')) : []
    case 'variable_expression':
      return same(boundValue(node, scopes))
    case 'apply_expression':
      return call(node)
    default:
      return []
  }
}

/** The expression that a variable is bound to by a `let` or a `rec`, in one statement. */
export function boundValue(variable: Node, scopes: Scopes): Node | null {
  const binding = scopes.bindingOf(variable)
  const [definition, ...more] = binding?.definitions ?? []
  if (!is(definition, 'binding') || more.length > 0) return null
  return definition.field('attrpath')?.fields('attr').length === 1 ? definition.field('expression') : null
}

function call(node: Node): readonly Layer[] {
  const { args } = callOf(node)
  const last = args.at(-1)
  const name = calleeName(node)
  if (!last || name === null) return []
  if (name === 'eachDefaultSystem' || name === 'eachSystem') {
    const body = is(unwrap(last), 'function_expression') ? unwrap(last).field('body') : null
    return body ? [{ node: body, within: 'each-system' }] : []
  }
  if (name === 'mkFlake') return flakeParts(unwrap(last))
  return []
}

/** flake-parts: what `flake = { … }` holds is output as it stands, what `perSystem` returns gets the system put in. */
function flakeParts(module: Node): readonly Layer[] {
  const set = is(module, 'function_expression') ? module.field('body') : module
  if (!set || !isSet(unwrap(set))) return []
  const attrs = attrsOf(unwrap(set))
  const perSystem = attrs.get('perSystem')?.values.map(unwrap) ?? []
  return [
    { node: set, within: 'flake', below: 'flake' },
    ...(attrs.get('flake')?.values ?? []).map(node => ({ node, within: 'flake' as const })),
    ...perSystem.flatMap(node => {
      const body = is(node, 'function_expression') ? node.field('body') : null
      return body ? [{ node: body, within: 'per-system' as const }] : []
    }),
  ]
}

/** What `packages = forAllSystems (system: …)` and its like give for one system. */
function bodyForEachSystem(value: Node): Node | null {
  const call = unwrap(value)
  const last = is(call, 'apply_expression') ? callOf(call).args.at(-1) : undefined
  const fn = last ? unwrap(last) : null
  const argument = is(fn, 'function_expression') ? (fn.field('universal')?.text ?? '') : ''
  const isSystem = /system/i.test(argument) || (argument === 'pkgs' && /system/i.test(calleeName(call) ?? ''))
  return isSystem ? (fn?.field('body') ?? null) : null
}

function collect({ node: set, within, below }: Layer, above: readonly Node[], found: Output[], scopes: Scopes): void {
  for (const statement of statementsOf(set)) {
    const isBinding = is(statement, 'binding')
    const written = statement.field(isBinding ? 'attrpath' : 'attrs')?.fields('attr') ?? []
    if (below !== undefined && (!isBinding || written.length < 2 || keyName(written[0]!) !== below)) continue
    const attrs = below === undefined ? written : written.slice(1)
    if (!isBinding) {
      for (const attr of attrs) add([...above, attr], false, null)
      continue
    }
    const unknown = attrs.findIndex(attr => keyName(attr) === null)
    const keys = [...above, ...(unknown < 0 ? attrs : attrs.slice(0, unknown))]
    const value = statement.field('expression')
    add(keys, unknown >= 0, value)
    if (unknown >= 0 || !value || keys.length >= MAX_PATH) continue
    const each = keys.length === 1 && within === 'flake' ? bodyForEachSystem(value) : null
    for (const shape of shapes(each ?? value, each ? 'each-system' : within, scopes))
      collect(shape, keys, found, scopes)
  }

  function add(keys: readonly Node[], dynamic: boolean, value: Node | null): void {
    const path = keys.flatMap(key => keyName(key) ?? [])
    if (path.length > 0 && path.length === keys.length) found.push({ path, keys, dynamic, value, within })
  }
}
