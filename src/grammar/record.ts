import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** What the wasm is made with. Another version may make other bytes of the same grammar. */
export const TOOLS = {
  'tree-sitter': '0.26.11',
  '@yowasp/clang': '22.0.0-git20542-10',
  /** web-tree-sitter loads the grammar as a side module: code that runs at any address. */
  compile: ['--target=wasm32-wasip1', '-std=c11', '-Os', '-fPIC', '-fvisibility=hidden', '-DNDEBUG', '-I.'],
  link: [
    '--shared',
    '--experimental-pic',
    '--no-entry',
    '--export=tree_sitter_nix',
    '--allow-undefined',
    '--strip-debug',
  ],
} as const

/** Paths from the root of the repository. */
export const FILES = {
  upstream: 'node_modules/tree-sitter-nix/grammar.js',
  grammar: 'src/grammar/grammar.js',
  scanner: 'src/grammar/scanner.c',
  /** Name and version, which tree-sitter writes into the parser. */
  metadata: 'src/grammar/tree-sitter.json',
  nodeTypes: 'src/grammar/node-types.json',
  wasm: 'src/grammar/tree-sitter-nix.wasm',
} as const

export const RECORD = 'src/grammar/tree-sitter-nix.json'

/** What a grammar's wasm was made from and with. */
export interface GrammarRecord {
  readonly tools: Readonly<Record<string, unknown>>
  /** npm's tree-sitter-nix. */
  readonly upstream: string
  /** Hashes of all that went in and came out, in hexadecimal, by path. */
  readonly sha256: Readonly<Record<string, string>>
}

/** The record of the files as they are now; the text of `RECORD` when the wasm is up to date. */
export function recordOf(): GrammarRecord {
  const { version } = JSON.parse(readFileSync('node_modules/tree-sitter-nix/package.json', 'utf8')) as {
    version: string
  }
  const sha256 = Object.fromEntries(Object.values(FILES).map(path => [path, sha256Of(path)]))
  return { tools: TOOLS, upstream: version, sha256 }
}

const sha256Of = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
