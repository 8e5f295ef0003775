import { Edit, Language, Parser, type Tree } from 'web-tree-sitter'
import { flatten, type RawCursor, type Unchanged, type Vocabulary } from './flatten.ts'
import type { Document, Node, SourceFile } from './model.ts'
import { BROKEN, leafTree, NAMED, type SyntaxTree } from './tree.ts'

/** Parses a document. Never fails: broken text has `ERROR` and `MISSING` nodes; what is not Nix is one childless node. */
export type Parse = (document: Document) => SourceFile

/** Loads tree-sitter and the grammar: the only wait of the engine, and the only place that knows web-tree-sitter.
    @param runtime the bytes of `web-tree-sitter.wasm`
    @param grammar the bytes of `tree-sitter-nix.wasm`
    @param memory of how many documents the last tree is kept, so that the next text at that path costs what was changed
    @throws when the bytes are not WebAssembly, or when grammar and runtime do not fit each other */
export async function loadParser(runtime: Uint8Array, grammar: Uint8Array, memory = 0): Promise<Parse> {
  runtimeLoaded ??= instantiate(runtime)
  const raw = await runtimeLoaded
  const language = await Language.load(grammar)
  const parser = new Parser().setLanguage(language)
  const words = vocabularyOf(language)
  let kept: readonly Kept[] = []

  return document => {
    const { path, text } = document
    if (isLock(path)) return new ParsedFile(document, leafTree(text, 'lock_document'))
    const last = kept.find(({ file }) => file.path === path)
    if (last?.file.text === text) return last.file
    const { tree, unchanged } = (last && parseAgain(parser, last, text)) ?? {
      tree: parseText(parser, text),
      unchanged: null,
    }
    const address = (tree as unknown as { readonly 0: number })[0]
    const file = new ParsedFile(document, flatten(raw, address, text, words, unchanged))
    const all = [{ file, tree }, ...kept.filter(other => other !== last)]
    kept = all.slice(0, memory)
    for (const gone of [last, ...all.slice(memory)]) gone?.tree.delete()
    return file
  }
}

/** The last text at a path. Kept in an array: a `Map` that often loses an entry is copied, and V8's quick collections find each
    copy, with all that it leads to, by the one before. */
interface Kept {
  readonly file: SourceFile
  readonly tree: Tree
}

function parseText(parser: Parser, text: string, last?: Tree): Tree {
  const tree = parser.parse(text, last)
  if (!tree) throw new Error('The parser has no language.')
  return tree
}

/** Takes over what stands outside of the change. Null when the text is broken: what is made of that depends on what was there before.
    Sets `last` to the new places, so that it is of no use afterwards. */
function parseAgain(parser: Parser, last: Kept, text: string): { tree: Tree; unchanged: Unchanged | null } | null {
  const change = changeOf(last.file.text, text)
  last.tree.edit(change)
  const tree = parseText(parser, text, last.tree)
  if (tree.rootNode.hasError) {
    tree.delete()
    return null
  }
  const { data } = last.file.tree
  if (data.flags[0]! & BROKEN) return { tree, unchanged: null }
  // Where tokens are read otherwise than before, although they stand outside of the change.
  const ranges = last.tree.getChangedRanges(tree)
  const from = Math.min(change.startIndex, ...ranges.map(({ startIndex }) => startIndex))
  const to = Math.max(change.newEndIndex, ...ranges.map(({ endIndex }) => endIndex))
  return { tree, unchanged: { data, from, to, shift: change.newEndIndex - change.oldEndIndex } }
}

/** The shortest span in which two texts differ. */
function changeOf(old: string, now: string): Edit {
  const shorter = Math.min(old.length, now.length)
  let from = 0
  while (from < shorter && old.charCodeAt(from) === now.charCodeAt(from)) from++
  let same = 0
  while (same < shorter - from && old.charCodeAt(old.length - 1 - same) === now.charCodeAt(now.length - 1 - same))
    same++
  const [oldEnd, newEnd] = [old.length - same, now.length - same]
  return new Edit({
    startIndex: from,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(old, from),
    oldEndPosition: pointAt(old, oldEnd),
    newEndPosition: pointAt(now, newEnd),
  })
}

function pointAt(text: string, index: number): { row: number; column: number } {
  let row = 0
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < index; end = text.indexOf('\n', start)) {
    row++
    start = end + 1
  }
  return { row, column: index - start }
}

/** A class, because an object written with a getter gets a hidden class of its own, which keeps it in memory. */
class ParsedFile implements SourceFile {
  readonly path: string
  readonly text: string
  readonly tree: SyntaxTree

  constructor({ path, text }: Document, tree: SyntaxTree) {
    this.path = path
    this.text = text
    this.tree = tree
  }

  get root(): Node {
    return this.tree.root
  }
}

/** The path is that of a lock file. */
export const isLock = (path: string): boolean => path === 'flake.lock' || path.endsWith('/flake.lock')

/** web-tree-sitter is one module instance for the whole program, and initialises once. */
let runtimeLoaded: Promise<RawCursor> | undefined

async function instantiate(runtime: Uint8Array): Promise<RawCursor> {
  const module = await WebAssembly.compile(runtime as BufferSource)
  let exports: unknown
  await Parser.init({
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) {
      WebAssembly.instantiate(module, imports).then(instance => {
        exports = instance.exports
        receive(instance, module)
      })
      return {}
    },
  })
  return exports as RawCursor
}

/** Tree-sitter gives text that fits nowhere the number 65535. */
function vocabularyOf(language: Language): Vocabulary {
  const kinds = Array.from({ length: language.nodeTypeCount }, (_, id) => id)
  return {
    names: [...kinds.map(id => language.nodeTypeForId(id) ?? ''), 'ERROR', 'MISSING'],
    named: Uint8Array.from(kinds, id => (language.nodeTypeIsNamed(id) ? NAMED : 0)),
    fields: language.fields,
  }
}
