import type { Node, SourceFile } from '../engine/model.ts'
import { indexOf, NAMED } from '../engine/tree.ts'
import { statementsOf } from './attrs.ts'
import { isGlobal } from './globals.ts'
import { perFile } from './memo.ts'
import { is, keyName } from './syntax.ts'

/** A name that a `let`, a `rec` set or a function brings into scope. */
export interface Binding {
  readonly name: string
  readonly kind: 'let' | 'rec' | 'formal' | 'universal'
  /** The name as written, at each place that defines a part of it. */
  readonly keys: readonly Node[]
  /** The statements or the formal that define it. */
  readonly definitions: readonly Node[]
  /** The `let`, `rec` or function. */
  readonly owner: Node
  /** Where it is used: `variable_expression` nodes, and names after `inherit`. In the order of the text. */
  readonly references: readonly Node[]
}

/** Which name means what, in one document. */
export interface Scopes {
  readonly bindings: readonly Binding[]
  /** Names that no scope defines. `withs` are the environments that may: empty when the name is undefined for sure. */
  readonly free: readonly { readonly node: Node; readonly withs: readonly Node[] }[]
  /** What a `variable_expression`, or a name after `inherit`, refers to; null when it is global, free or from a `with`. */
  bindingOf(reference: Node): Binding | null
  /** What a function, `let` or `rec` binds. */
  boundBy(owner: Node): readonly Binding[]
}

/** The scopes of a document: `let`, `rec`, formals with their defaults and `@`, `with`, `inherit`, dynamic names.
    Lexical names win over any `with`, as in Nix. */
export const scopesOf: (file: SourceFile) => Scopes = perFile(analyse)

interface Scope {
  /** The scope ends before the node of this index. */
  readonly end: number
  readonly outer: Scope | null
  readonly names: ReadonlyMap<string, MutableBinding>
  readonly environment: Node | null
}

type MutableBinding = Binding & { readonly keys: Node[]; readonly definitions: Node[]; readonly references: Node[] }

function analyse(file: SourceFile): Scopes {
  const { tree } = file
  const { count, after, kind, names, flags } = tree.data
  const bindings: MutableBinding[] = []
  const byOwner = new Map<Node, MutableBinding[]>()
  const byReference = new Map<Node, MutableBinding>()
  const free: { node: Node; withs: Node[] }[] = []
  const pendingWiths = new Map<number, Node>()
  let scope: Scope | null = null

  const refer = (reference: Node, from: Scope | null): void => {
    const name = keyName(reference.type === 'variable_expression' ? (reference.field('name') ?? reference) : reference)
    if (name === null) return
    const withs: Node[] = []
    for (let at = from; at; at = at.outer) {
      const binding = at.names.get(name)
      if (binding) {
        binding.references.push(reference)
        byReference.set(reference, binding)
        return
      }
      if (at.environment) withs.push(at.environment)
    }
    if (!isGlobal(name)) free.push({ node: reference, withs })
  }

  for (let index = 0; index < count; index++) {
    while (scope && index >= scope.end) scope = scope.outer
    const environment = pendingWiths.get(index)
    if (environment) scope = { end: after[index]!, outer: scope, names: new Map(), environment }
    if (!(flags[index]! & NAMED)) continue
    switch (names[kind[index]!]) {
      case 'let_expression':
      case 'rec_attrset_expression':
      case 'let_attrset_expression':
      case 'function_expression': {
        const owner = tree.node(index)
        const bound = owner.type === 'function_expression' ? parameters(owner) : definitions(owner)
        bindings.push(...bound)
        byOwner.set(owner, bound)
        scope = { end: after[index]!, outer: scope, names: new Map(bound.map(b => [b.name, b])), environment: null }
        break
      }
      case 'with_expression': {
        const node = tree.node(index)
        const body = node.field('body')
        const from = node.field('environment')
        if (body && from) pendingWiths.set(indexOf(body), from)
        break
      }
      case 'inherit': {
        const node = tree.node(index)
        const owner = node.parent?.parent
        const own = owner && byOwner.has(owner) && owner.type !== 'function_expression'
        for (const name of node.field('attrs')?.fields('attr') ?? []) refer(name, own ? (scope?.outer ?? null) : scope)
        break
      }
      case 'variable_expression':
        refer(tree.node(index), scope)
        break
    }
  }
  return {
    bindings,
    free,
    bindingOf: reference => byReference.get(reference) ?? null,
    boundBy: owner => byOwner.get(owner) ?? [],
  }
}

function parameters(owner: Node): MutableBinding[] {
  const universal = owner.field('universal')
  const formals = owner.field('formals')?.fields('formal') ?? []
  return [
    ...(universal ? [binding(universal.text, 'universal', universal, universal, owner)] : []),
    ...formals.flatMap(formal => {
      const name = formal.field('name')
      return name ? [binding(name.text, 'formal', name, formal, owner)] : []
    }),
  ]
}

function definitions(owner: Node): MutableBinding[] {
  const byName = new Map<string, MutableBinding>()
  for (const statement of statementsOf(owner)) {
    const attrs = statement.field(is(statement, 'binding') ? 'attrpath' : 'attrs')?.fields('attr') ?? []
    for (const key of is(statement, 'binding') ? attrs.slice(0, 1) : attrs) {
      const name = keyName(key)
      if (name === null) continue
      const known = byName.get(name)
      if (known) {
        known.keys.push(key)
        known.definitions.push(statement)
      } else {
        byName.set(name, binding(name, owner.type === 'let_expression' ? 'let' : 'rec', key, statement, owner))
      }
    }
  }
  return [...byName.values()]
}

function binding(name: string, kind: Binding['kind'], key: Node, definition: Node, owner: Node): MutableBinding {
  return { name, kind, keys: [key], definitions: [definition], owner, references: [] }
}
