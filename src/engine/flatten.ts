import { BROKEN, NAMED, SyntaxTree } from './tree.ts'

/** The functions of web-tree-sitter's WebAssembly that walk a tree. They keep the cursor in a buffer of their own, so that
    a step costs one call and nothing is copied; web-tree-sitter's `TreeCursor` copies the cursor in and out at each. */
export interface RawCursor {
  ts_tree_root_node_wasm(tree: number): void
  ts_tree_cursor_new_wasm(tree: number): void
  ts_tree_cursor_delete_wasm(tree: number): void
  ts_tree_cursor_goto_first_child_wasm(tree: number): number
  ts_tree_cursor_goto_next_sibling_wasm(tree: number): number
  ts_tree_cursor_goto_parent_wasm(tree: number): number
  ts_tree_cursor_current_node_type_id_wasm(tree: number): number
  ts_tree_cursor_current_node_is_missing_wasm(tree: number): number
  ts_tree_cursor_current_field_id_wasm(tree: number): number
  ts_tree_cursor_start_index_wasm(tree: number): number
  ts_tree_cursor_end_index_wasm(tree: number): number
}

/** What a grammar calls its nodes and fields. */
export interface Vocabulary {
  /** The names of the kinds by number, `ERROR` and `MISSING` last. */
  readonly names: readonly string[]
  /** Which kinds are named, and not punctuation or keywords: `NAMED` or 0. */
  readonly named: Uint8Array
  readonly fields: readonly (string | null)[]
}

/** The tree at that address of WebAssembly's memory, as flat arrays. */
export function flatten(raw: RawCursor, tree: number, text: string, { names, named, fields }: Vocabulary): SyntaxTree {
  const missing = names.length - 1
  const error = missing - 1
  const nodes = new Columns()
  raw.ts_tree_root_node_wasm(tree)
  raw.ts_tree_cursor_new_wasm(tree)
  let parent = -1
  for (;;) {
    const index = nodes.push(parent)
    const id = raw.ts_tree_cursor_current_node_type_id_wasm(tree)
    const from = raw.ts_tree_cursor_start_index_wasm(tree)
    const to = raw.ts_tree_cursor_end_index_wasm(tree)
    const absent = from === to && raw.ts_tree_cursor_current_node_is_missing_wasm(tree) !== 0
    const broken = id > error || absent
    nodes.kind[index] = absent ? missing : Math.min(id, error)
    nodes.from[index] = from
    nodes.to[index] = to
    nodes.field[index] = parent < 0 ? 0 : raw.ts_tree_cursor_current_field_id_wasm(tree)
    nodes.flags[index] = broken ? NAMED : named[id]!
    if (absent) nodes.missing.set(index, names[id] ?? '')
    if (broken) nodes.breakUpwards(index)
    if (raw.ts_tree_cursor_goto_first_child_wasm(tree)) {
      parent = index
      continue
    }
    nodes.after[index] = index + 1
    while (parent >= 0 && !raw.ts_tree_cursor_goto_next_sibling_wasm(tree)) {
      raw.ts_tree_cursor_goto_parent_wasm(tree)
      nodes.after[parent] = nodes.count
      parent = nodes.parent[parent]!
    }
    if (parent < 0) break
  }
  raw.ts_tree_cursor_delete_wasm(tree)
  return new SyntaxTree({ text, names, fields, ...nodes.columns() })
}

/** The arrays of a tree while it grows. */
class Columns {
  count = 0
  kind = new Uint16Array(1024)
  from = new Uint32Array(1024)
  to = new Uint32Array(1024)
  parent = new Int32Array(1024)
  after = new Int32Array(1024)
  field = new Uint8Array(1024)
  flags = new Uint8Array(1024)
  readonly missing = new Map<number, string>()

  push(parent: number): number {
    if (this.count === this.kind.length) this.#grow()
    this.parent[this.count] = parent
    return this.count++
  }

  breakUpwards(index: number): void {
    for (let at = index; at >= 0 && !(this.flags[at]! & BROKEN); at = this.parent[at]!) this.flags[at]! |= BROKEN
  }

  /** The arrays without the room to grow: of a big project all trees are held at once. */
  columns() {
    const { count, missing } = this
    return {
      count,
      missing,
      kind: this.kind.slice(0, count),
      from: this.from.slice(0, count),
      to: this.to.slice(0, count),
      parent: this.parent.slice(0, count),
      after: this.after.slice(0, count),
      field: this.field.slice(0, count),
      flags: this.flags.slice(0, count),
    }
  }

  #grow(): void {
    const size = this.count * 2
    this.kind = resized(new Uint16Array(size), this.kind)
    this.from = resized(new Uint32Array(size), this.from)
    this.to = resized(new Uint32Array(size), this.to)
    this.parent = resized(new Int32Array(size), this.parent)
    this.after = resized(new Int32Array(size), this.after)
    this.field = resized(new Uint8Array(size), this.field)
    this.flags = resized(new Uint8Array(size), this.flags)
  }
}

function resized<T extends { set(values: T): void }>(wide: T, narrow: T): T {
  wide.set(narrow)
  return wide
}
