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
  readonly #nodes: (TreeNode | undefined)[] = []

  constructor(data: TreeData) {
    this.data = data
  }

  get root(): Node {
    return this.node(0)
  }

  node(index: number): TreeNode {
    this.#nodes[index] ??= new TreeNode(this, index)
    return this.#nodes[index]
  }
}

/** The place of a node in its tree's arrays. */
export const indexOf = (node: Node): number => (node as TreeNode).index

class TreeNode implements Node {
  readonly tree: SyntaxTree
  readonly index: number
  #children: readonly Node[] | undefined

  constructor(tree: SyntaxTree, index: number) {
    this.tree = tree
    this.index = index
  }

  get type(): Kind {
    const { names, kind } = this.tree.data
    return names[kind[this.index]!] as Kind
  }

  get from(): number {
    return this.tree.data.from[this.index]!
  }

  get to(): number {
    return this.tree.data.to[this.index]!
  }

  get text(): string {
    return this.tree.data.text.slice(this.from, this.to)
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
    return this.#below(0).map(index => ({
      from: from[index]!,
      to: to[index]!,
      text: text.slice(from[index], to[index]),
    }))
  }

  field(name: Field): Node | null {
    const { after, field, fields, flags } = this.tree.data
    for (let at = this.index + 1; at < after[this.index]!; at = after[at]!) {
      if (fields[field[at]!] === name && flags[at]! & NAMED) return this.tree.node(at)
    }
    return null
  }

  fields(name: Field): readonly Node[] {
    const { field, fields } = this.tree.data
    return this.#below(NAMED)
      .filter(index => fields[field[index]!] === name)
      .map(index => this.tree.node(index))
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
