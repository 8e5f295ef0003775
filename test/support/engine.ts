import { readFileSync } from 'node:fs'
import type { Document, Target } from '../../src/engine/model.ts'
import { loadParser } from '../../src/engine/parser.ts'

const bytes = (path: string): Uint8Array => readFileSync(path)

/** The parser as users have it: the committed grammar in WebAssembly; with the trees of that many documents kept. */
export const parserWith = (memory: number) =>
  loadParser(bytes('src/grammar/web-tree-sitter.wasm'), bytes('src/grammar/tree-sitter-nix.wasm'), memory)

export const parse = await parserWith(0)

export const TARGET: Target = { release: '26.05', dialect: 'nix', profile: 'default', now: new Date('2026-11-20') }

export const flakeNix = (text: string): readonly Document[] => [{ path: 'flake.nix', text }]
