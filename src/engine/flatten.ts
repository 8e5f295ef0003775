import { BROKEN, NAMED, SyntaxTree, type TreeData } from './tree.ts'

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

/** What of an older text's tree stands in the new one, too. Whatever touches the change is walked again. */
export interface Unchanged {
  /** Neither tree has an error. */
  readonly data: TreeData
  /** The change ends before `to` in the new text; what follows is `shift` further back in it than in the old text. */
  readonly from: number
  readonly to: number
  readonly shift: number
}

/** The tree at that address of WebAssembly's memory, as flat arrays.
    @param unchanged saves the walk through what has not changed */
export function flatten(
  raw: RawCursor,
  tree: number,
  text: string,
  { names, named, fields }: Vocabulary,
  unchanged: Unchanged | null = null,
): SyntaxTree {
  const missing = names.length - 1
  const error = missing - 1
  const nodes = new Columns()
  raw.ts_tree_root_node_wasm(tree)
  raw.ts_tree_cursor_new_wasm(tree)
  let parent = -1
  for (;;) {
    const id = raw.ts_tree_cursor_current_node_type_id_wasm(tree)
    const from = raw.ts_tree_cursor_start_index_wasm(tree)
    const to = raw.ts_tree_cursor_end_index_wasm(tree)
    const twin = unchanged ? twinOf(unchanged, id, from, to) : -1
    const index = twin < 0 ? nodes.push(parent) : nodes.copy(unchanged!, twin, parent)
    const absent = from === to && raw.ts_tree_cursor_current_node_is_missing_wasm(tree) !== 0
    const broken = id > error || absent
    nodes.kind[index] = absent ? missing : Math.min(id, error)
    nodes.from[index] = from
    nodes.to[index] = to
    nodes.field[index] = parent < 0 ? 0 : raw.ts_tree_cursor_current_field_id_wasm(tree)
    nodes.flags[index] = broken ? NAMED : named[id]!
    if (absent) nodes.missing.set(index, names[id] ?? '')
    if (broken) nodes.breakUpwards(index)
    if (twin < 0 && raw.ts_tree_cursor_goto_first_child_wasm(tree)) {
      parent = index
      continue
    }
    nodes.after[index] = nodes.count
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

/** The index in the old tree of the node that is unchanged with all below it; -1 when there is none. Its nodes are in the order of
    where they begin, the outer ones first. */
function twinOf({ data, from: first, to: last, shift }: Unchanged, id: number, from: number, to: number): number {
  const isBefore = to < first
  if (!isBefore && from <= last) return -1
  const wanted = isBefore ? from : from - shift
  const end = isBefore ? to : to - shift
  let low = 0
  let high = data.count
  while (low < high) {
    const middle = (low + high) >> 1
    if (data.from[middle]! < wanted) low = middle + 1
    else high = middle
  }
  for (let at = low; at < data.count && data.from[at] === wanted; at++) {
    if (data.kind[at] === id && data.to[at] === end) return at
  }
  return -1
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

  /** Takes a node of another tree with all below it.
      @returns its index here */
  copy({ data, from, shift }: Unchanged, first: number, parent: number): number {
    const index = this.count
    const end = data.after[first]!
    while (index + end - first > this.kind.length) this.#grow()
    this.count += end - first
    this.kind.set(data.kind.subarray(first, end), index)
    this.field.set(data.field.subarray(first, end), index)
    this.flags.set(data.flags.subarray(first, end), index)
    const moved = data.to[first]! < from ? 0 : shift
    const step = index - first
    for (let at = first; at < end; at++) {
      this.from[at + step] = data.from[at]! + moved
      this.to[at + step] = data.to[at]! + moved
      this.parent[at + step] = data.parent[at]! + step
      this.after[at + step] = data.after[at]! + step
    }
    this.parent[index] = parent
    return index
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
    const size = this.kind.length * 2
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
