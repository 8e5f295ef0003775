import type { Document, Report, Safety } from '../src/engine/model.ts'

/** The two WebAssembly files of the parser, as bytes. */
export interface ParserBytes {
  readonly runtime: Uint8Array
  readonly grammar: Uint8Array
}

/** What the page sends. The first message is `start`; the worker asks the network for nothing. */
export type Request =
  | ({ readonly kind: 'start' } & ParserBytes)
  | { readonly kind: 'lint'; readonly id: number; readonly documents: readonly Document[] }
  | { readonly kind: 'fix'; readonly id: number; readonly documents: readonly Document[]; readonly safety: Safety }

/** What the worker sends: one answer for each request, under the id of the request. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'lint'; readonly id: number; readonly files: readonly CheckedFile[] }
  | { readonly kind: 'fix'; readonly id: number; readonly documents: readonly Document[] }
  | { readonly kind: 'failed'; readonly id: number | null; readonly message: string }

/** All that is known of one text. The report carries the text, so a stale answer is seen and dropped. */
export interface CheckedFile {
  readonly report: Report
  /** Triples of `from`, `to` and an index into `TOKEN_CLASSES`: sorted, disjoint, never empty. */
  readonly tokens: Uint32Array
}
