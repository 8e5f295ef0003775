import type { Node } from '../engine/model.ts'
import { perNode } from '../engine/tree.ts'
import { is, keyName, unwrap } from './syntax.ts'

/** One attribute of a set literal, gathered from all places that define it: `a.b = 1; a = { c = 2; };` is one `a`. */
export interface Attr {
  readonly name: string
  /** The name as written in each statement, in order; at least one. */
  readonly keys: readonly Node[]
  /** The statements (`binding`, `inherit`, `inherit_from`) that define it or something below it. */
  readonly statements: readonly Node[]
  /** The expressions given to this very attribute; none when only something below it is defined, or when it is inherited. */
  readonly values: readonly Node[]
  /** What is known to be below: from longer paths and from values that are set literals. Made anew at each call. */
  below(): Attrs
}

/** The attributes of set literals, merged as Nix merges them. */
export interface Attrs {
  readonly all: ReadonlyMap<string, Attr>
  /** Everything is in `all`: no dynamic name, nothing unreadable, no value that is not a set literal. */
  readonly complete: boolean
  get(...path: readonly string[]): Attr | undefined
}

/** The attributes of a set literal (`{ }` or `rec { }`). */
export const attrsOf: (set: Node) => Attrs = perNode(set => group(sourcesOf(set), !set.hasError))

/** The node is a set literal. */
export const isSet = (node: Node | null | undefined): node is Node<'attrset_expression' | 'rec_attrset_expression'> =>
  is(node, 'attrset_expression', 'rec_attrset_expression')

/** The statements of a set literal or of a `let`. */
export const statementsOf: (node: Node) => readonly Node[] = perNode(node => {
  const set = node.children.find(child => child.type === 'binding_set')
  return set ? set.children.filter(child => is(child, 'binding', 'inherit', 'inherit_from')) : []
})

interface Source {
  readonly keys: readonly Node[]
  readonly statement: Node
  /** null: the attribute is inherited. */
  readonly value: Node | null
}

function sourcesOf(set: Node): readonly Source[] {
  return statementsOf(set).flatMap((statement): Source[] => {
    const keys = statement.field(statement.type === 'binding' ? 'attrpath' : 'attrs')?.fields('attr') ?? []
    if (statement.type === 'binding') return [{ keys, statement, value: statement.field('expression') }]
    return keys.map(key => ({ keys: [key], statement, value: null }))
  })
}

function group(sources: readonly Source[], whole: boolean): Attrs {
  const byName = new Map<string, Source[]>()
  let complete = whole
  for (const source of sources) {
    const name = source.keys[0] ? keyName(source.keys[0]) : null
    if (name === null) complete = false
    else byName.set(name, [...(byName.get(name) ?? []), source])
  }
  const all = new Map(Array.from(byName, ([name, parts]) => [name, attr(name, parts)]))
  const get = (first?: string, ...rest: readonly string[]): Attr | undefined => {
    let found = all.get(first ?? '')
    for (const name of rest) found = found?.below().all.get(name)
    return found
  }
  return { all, complete, get }
}

function attr(name: string, parts: readonly Source[]): Attr {
  const own = parts.filter(part => part.keys.length === 1)
  return {
    name,
    keys: parts.map(part => part.keys[0]!),
    statements: parts.map(part => part.statement),
    values: own.flatMap(part => part.value ?? []),
    below() {
      const longer = parts.filter(part => part.keys.length > 1).map(part => ({ ...part, keys: part.keys.slice(1) }))
      const sets = own.map(part => (part.value ? unwrap(part.value) : null))
      const known = sets.every(isSet) && sets.every(set => !set?.hasError)
      return group([...longer, ...sets.filter(isSet).flatMap(sourcesOf)], known)
    },
  }
}
