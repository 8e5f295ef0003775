import type { Document, SourceFile } from '../engine/model.ts'
import { isLock, type Parse } from '../engine/parser.ts'
import { SyntaxTree, type TreeData } from '../engine/tree.ts'

/** The tree of one document without its text, in memory that threads share: 20 bytes a node. */
export interface StoredTree {
  readonly count: number
  readonly memory: SharedArrayBuffer
  readonly missing: TreeData['missing']
}

/** Parses a document and keeps its tree; a lock's is not worth keeping. */
export function parseToStore(parse: Parse, document: Document): StoredTree | null {
  if (isLock(document.path)) return null
  const { data } = parse(document).tree
  const { count, missing } = data
  const memory = new SharedArrayBuffer(20 * count)
  const stored = columnsOf(memory, count)
  for (const name of Object.keys(stored) as (keyof typeof stored)[]) stored[name].set(data[name].subarray(0, count))
  return { count, memory, missing }
}

/** The widest columns first, so that each begins where its type may. */
const columnsOf = (memory: SharedArrayBuffer, count: number) => ({
  from: new Uint32Array(memory, 0, count),
  to: new Uint32Array(memory, 4 * count, count),
  parent: new Int32Array(memory, 8 * count, count),
  after: new Int32Array(memory, 12 * count, count),
  kind: new Uint16Array(memory, 16 * count, count),
  field: new Uint8Array(memory, 18 * count, count),
  flags: new Uint8Array(memory, 19 * count, count),
})

/** How documents are opened whose trees are stored. Each opening makes files of its own: what is derived from one ends with it. */
export function opener(parse: Parse): (document: Document, stored: StoredTree | null) => SourceFile {
  const { names, fields } = parse({ path: 'any.nix', text: '' }).tree.data
  return (document, stored) =>
    stored === null ? parse(document) : new StoredFile(document, { ...stored, names, fields })
}

/** A document whose nodes are made when somebody asks for its tree. */
class StoredFile implements SourceFile {
  readonly path: string
  readonly text: string
  readonly #stored: StoredTree & Pick<TreeData, 'names' | 'fields'>
  #tree: SyntaxTree | undefined

  constructor({ path, text }: Document, stored: StoredTree & Pick<TreeData, 'names' | 'fields'>) {
    this.path = path
    this.text = text
    this.#stored = stored
  }

  get tree(): SyntaxTree {
    const { memory, ...rest } = this.#stored
    this.#tree ??= new SyntaxTree({ text: this.text, ...rest, ...columnsOf(memory, rest.count) })
    return this.#tree
  }

  get root() {
    return this.tree.root
  }
}
