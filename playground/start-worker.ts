import grammarUrl from '../src/grammar/tree-sitter-nix.wasm?url'
import runtimeUrl from '../src/grammar/web-tree-sitter.wasm?url'
import type { ParserBytes } from './protocol.ts'
import workerUrl from './worker.ts?worker&url'

/** Makes a worker; it still waits for the parser's bytes. */
export interface WorkerSource {
  readonly bytes: ParserBytes
  create(): Worker
}

/** Gets the worker's code and the parser once, at the start of the page. The code is kept and each worker is made from a
    Blob, so that a worker that was stopped is replaced without a request.
    @throws when the server does not answer */
export async function loadWorker(): Promise<WorkerSource> {
  const [code, runtime, grammar] = await Promise.all([get(workerUrl), get(runtimeUrl), get(grammarUrl)])
  const bytes = { runtime: new Uint8Array(runtime), grammar: new Uint8Array(grammar) }
  // The development server answers with a module that imports others, which a Blob cannot.
  if (import.meta.env.DEV) return { bytes, create: () => new Worker(workerUrl, { type: 'module' }) }
  return { bytes, create: () => fromCode(code) }
}

async function get(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The server answers ${response.status} for ${url}.`)
  return response.arrayBuffer()
}

/** A classic worker: Chromium refuses modules from a Blob on file://. */
function fromCode(code: BlobPart): Worker {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const worker = new Worker(url)
  // The worker has its own copy by the time it speaks, which is when a URL is no longer needed.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true })
  return worker
}
