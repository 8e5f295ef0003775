import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Debian's tree-sitter-cli, and the compiler of npm's @yowasp/clang. */
export const TREE_SITTER = '0.26.11'
export const CLANG = '22.0.0-git20542-10'

const UPSTREAM = 'node_modules/tree-sitter-nix'


/** Paths from the root of the repository. */
export const files = {
  grammar: 'src/grammar/grammar.js',
  scanner: 'src/grammar/scanner.c',
  wasm: 'src/grammar/tree-sitter-nix.wasm',
  record: 'src/grammar/tree-sitter-nix.json',
  nodeTypes: 'src/grammar/node-types.json',
  kinds: 'src/engine/kinds.ts',
}

/** What the committed wasm was made from: SHA-256 by path, versions by tool. */
export interface GrammarRecord {
  readonly upstream: string
  readonly treeSitter: string
  readonly clang: string
  readonly sha256: Readonly<Record<string, string>>
}

/** The record of the files as they are now. */
export function recordOf(): GrammarRecord {
  const { version } = JSON.parse(readFileSync(`${UPSTREAM}/package.json`, 'utf8')) as { version: string }
  const paths = [`${UPSTREAM}/grammar.js`, files.grammar, files.scanner, files.nodeTypes, files.wasm]
  return {
    upstream: `tree-sitter-nix@${version}`,
    treeSitter: TREE_SITTER,
    clang: `@yowasp/clang@${CLANG}`,
    sha256: Object.fromEntries(paths.map(path => [path, sha256Of(path)])),
  }
}

export const recordText = (record: GrammarRecord): string => `${JSON.stringify(record, null, 2)}\n`

const sha256Of = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
