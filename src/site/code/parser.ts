import { readFile } from 'node:fs/promises'
import { loadParser, type Parse } from '../../engine/parser.ts'

let parser: Promise<Parse> | undefined

/** The parser with its WebAssembly read from the disk, loaded once per build. */
export function parserOfBuild(): Promise<Parse> {
  parser ??= load()
  return parser
}

async function load(): Promise<Parse> {
  const runtime = new URL('../../grammar/web-tree-sitter.wasm', import.meta.url)
  const grammar = new URL('../../grammar/tree-sitter-nix.wasm', import.meta.url)
  return loadParser(await readFile(runtime), await readFile(grammar))
}
