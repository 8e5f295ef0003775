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
  binaryen: '132.0.0',
  /** The functions of tree-sitter's WebAssembly that parsing, walking and loading a grammar call. Queries, nodes as objects and
      what else there is are two fifths of its size. */
  keep: [
    ...['__wasm_call_ctors', '__wasm_apply_data_relocs', 'setThrew', '_emscripten_stack_restore'],
    ...['_emscripten_stack_alloc', 'emscripten_stack_get_current', 'malloc', 'calloc', 'realloc', 'free'],
    ...['memcpy', 'memmove', 'memset', 'memcmp', 'strlen', 'strncmp', 'iswspace', 'iswalnum', 'iswalpha', 'iswdigit'],
    ...['ts_init', 'ts_parser_new_wasm', 'ts_parser_delete', 'ts_parser_reset', 'ts_parser_set_language'],
    ...[
      'ts_parser_set_included_ranges',
      'ts_parser_included_ranges_wasm',
      'ts_parser_parse_wasm',
      'ts_parser_enable_logger_wasm',
    ],
    ...['ts_language_symbol_count', 'ts_language_state_count', 'ts_language_abi_version', 'ts_language_name'],
    ...['ts_language_field_count', 'ts_language_symbol_name', 'ts_language_symbol_for_name', 'ts_language_symbol_type'],
    ...['ts_language_field_name_for_id', 'ts_language_type_is_named_wasm', 'ts_language_type_is_visible_wasm'],
    ...['ts_language_metadata_wasm', 'ts_tree_copy', 'ts_tree_delete', 'ts_tree_edit_wasm', 'ts_tree_root_node_wasm'],
    ...['ts_tree_get_changed_ranges_wasm', 'ts_tree_cursor_new_wasm', 'ts_tree_cursor_delete_wasm'],
    ...[
      'ts_tree_cursor_goto_first_child_wasm',
      'ts_tree_cursor_goto_next_sibling_wasm',
      'ts_tree_cursor_goto_parent_wasm',
    ],
    ...['ts_tree_cursor_current_node_type_id_wasm', 'ts_tree_cursor_current_node_is_named_wasm'],
    ...[
      'ts_tree_cursor_current_node_is_missing_wasm',
      'ts_tree_cursor_start_index_wasm',
      'ts_tree_cursor_end_index_wasm',
    ],
    ...['ts_tree_cursor_current_field_id_wasm', 'ts_node_has_error_wasm'],
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
  treeSitter: 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  runtime: 'src/grammar/web-tree-sitter.wasm',
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
