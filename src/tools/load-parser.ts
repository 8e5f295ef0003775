import { readFile } from 'node:fs/promises'
import { loadParser, type Parse } from '../engine/parser.ts'

let parser: Promise<Parse> | undefined

/** The parser from the files of this checkout, loaded once per process: for what runs in Node at build time. */
export function parserOfCheckout(): Promise<Parse> {
  parser ??= Promise.all([
    readFile(new URL(import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm'))),
    readFile(new URL('../grammar/tree-sitter-nix.wasm', import.meta.url)),
  ]).then(([runtime, grammar]) => loadParser(runtime, grammar))
  return parser
}
