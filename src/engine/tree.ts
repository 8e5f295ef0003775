import type { Field, Kind } from './kinds.ts'
import type { Node, Token } from './model.ts'

/** A syntax tree as flat arrays in the order of the text (a parent before its children): one look-up costs an array read,
    where a look at a web-tree-sitter node crosses into WebAssembly. */
export interface TreeData {
  readonly text: string
  /** Number of nodes, tokens included. */
  readonly count: number
  /** What kind each node is: an index into `names`. */
  readonly kind: Uint16Array
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** The index of the parent, -1 for the root. */
  readonly parent: Int32Array
  /** The index after the last node below. */
  readonly after: Int32Array
  /** The field of the grammar: an index into `fields`, 0 for none. */
  readonly field: Uint8Array
  /** `NAMED`, `BROKEN`. */
  readonly flags: Uint8Array
  /** The token that is not there, by the index of its `MISSING` node. */
  readonly missing: ReadonlyMap<number, string>
  readonly names: readonly string[]
  readonly fields: readonly (string | null)[]
}

export const NAMED = 1
export const BROKEN = 2

/** A tree of nodes made on demand, each once. */
export class SyntaxTree {
  readonly data: TreeData
  #nodes: (TreeNode | undefined)[] | undefined
  #models: unknown[] | undefined

  constructor(data: TreeData) {
    this.data = data
  }

  get root(): Node {
    return this.node(0)
  }

  node(index: number): TreeNode {
    this.#nodes ??= new Array(this.data.count)
    this.#nodes[index] ??= new TreeNode(this, index)
    return this.#nodes[index]
  }

  /** What `perTree` derives. */
  get models(): unknown[] {
    this.#models ??= []
    return this.#models
  }

  /** Lets go of the nodes, which take many times the room of the arrays, and of what was derived from them. They are made anew
      when somebody asks. */
  release(): void {
    this.#nodes = undefined
    this.#models = undefined
  }
}

/** Derives something from a node once, on demand, and keeps it with the node: cheaper than a `WeakMap` of nodes. */
export function perNode<T extends NonNullable<unknown> | null>(derive: (node: Node) => T): (node: Node) => T {
  return node => {
    const holder = node as TreeNode
    for (let known = holder.models; known; known = known.next) if (known.of === derive) return known.model as T
    const model = derive(node)
    holder.models = { of: derive, model, next: holder.models }
    return model
  }
}

/** What was derived from a node, and what before. A list: of all that can be derived, a node has one or two. */
interface Derived {
  readonly of: unknown
  readonly model: unknown
  readonly next: Derived | undefined
}

/** The tree of a node. */
export const treeOf = (node: Node): SyntaxTree => (node as TreeNode).tree

/** The place of a node in its tree's arrays. */
export const indexOf = (node: Node): number => (node as TreeNode).index

/** Rules look at the same few nodes again and again, so a node reads its columns once and keeps what it has gathered. */
class TreeNode implements Node {
  readonly tree: SyntaxTree
  readonly index: number
  readonly type: Kind
  readonly from: number
  readonly to: number
  /** What `perNode` derives. */
  models: Derived | undefined
  #text: string | undefined
  #children: readonly Node[] | undefined
  #tokens: readonly Token[] | undefined
  /** Of one field: no kind of node has two that hold many. */
  #fields: { readonly name: Field; readonly nodes: readonly Node[] } | undefined

  constructor(tree: SyntaxTree, index: number) {
    const { names, kind, from, to } = tree.data
    this.tree = tree
    this.index = index
    this.type = names[kind[index]!] as Kind
    this.from = from[index]!
    this.to = to[index]!
  }

  get text(): string {
    this.#text ??= this.tree.data.text.slice(this.from, this.to)
    return this.#text
  }

  get hasError(): boolean {
    return (this.tree.data.flags[this.index]! & BROKEN) !== 0
  }

  get missing(): string | null {
    return this.tree.data.missing.get(this.index) ?? null
  }

  get parent(): Node | null {
    const parent = this.tree.data.parent[this.index]!
    return parent < 0 ? null : this.tree.node(parent)
  }

  get children(): readonly Node[] {
    this.#children ??= this.#below(NAMED).map(index => this.tree.node(index))
    return this.#children
  }

  get tokens(): readonly Token[] {
    const { text, from, to } = this.tree.data
    this.#tokens ??= this.#below(0).map(index => ({
      from: from[index]!,
      to: to[index]!,
      text: text.slice(from[index], to[index]),
    }))
    return this.#tokens
  }

  field(name: Field): Node | null {
    const { after, field, fields, flags } = this.tree.data
    const end = after[this.index]!
    for (let at = this.index + 1; at < end; at = after[at]!) {
      if (fields[field[at]!] === name && flags[at]! & NAMED) return this.tree.node(at)
    }
    return null
  }

  fields(name: Field): readonly Node[] {
    if (this.#fields?.name !== name) this.#fields = { name, nodes: this.#inField(name) }
    return this.#fields.nodes
  }

  #inField(name: Field): readonly Node[] {
    const { after, field, fields, flags } = this.tree.data
    const end = after[this.index]!
    const found: Node[] = []
    for (let at = this.index + 1; at < end; at = after[at]!) {
      if (fields[field[at]!] === name && flags[at]! & NAMED) found.push(this.tree.node(at))
    }
    return found
  }

  #below(named: number): number[] {
    const { after, flags } = this.tree.data
    const found: number[] = []
    for (let at = this.index + 1; at < after[this.index]!; at = after[at]!) {
      if ((flags[at]! & NAMED) === named) found.push(at)
    }
    return found
  }
}

/** A tree of one childless node over all of `text`. */
export function leafTree(text: string, kind: Kind): SyntaxTree {
  return new SyntaxTree({
    text,
    count: 1,
    kind: Uint16Array.of(0),
    from: Uint32Array.of(0),
    to: Uint32Array.of(text.length),
    parent: Int32Array.of(-1),
    after: Int32Array.of(1),
    field: Uint8Array.of(0),
    flags: Uint8Array.of(NAMED),
    missing: new Map(),
    names: [kind],
    fields: [null],
  })
}
