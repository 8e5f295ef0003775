import type { Document, Safety } from '../src/engine/model.ts'
import type { Answer, CheckedFile, ParserBytes, Request } from './protocol.ts'

/** The part of a `Worker` that is used. */
export interface WorkerPort {
  postMessage(request: Request): void
  terminate(): void
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export interface LinterOptions {
  /** The parser's bytes, and how to make a worker, as often as one is needed. */
  readonly source: Promise<{ readonly bytes: ParserBytes; create(): WorkerPort }>
  /** The texts to check now; `null` when they are too large to be checked. */
  documents(): readonly Document[] | null
  checked(files: readonly CheckedFile[]): void
  /** Linting took longer than `LINT_LIMIT` and was stopped. */
  stopped(): void
  /** The worker could not be started, or failed at these texts. */
  failed(message: string): void
}

export interface Linter {
  /** Checks what `documents` says in so many milliseconds; a later call replaces an earlier one. */
  schedule(delay: number): void
  /** The documents after all fixes of that safety.
      @throws when this takes longer than `FIX_LIMIT`, or fails; the message is for the reader */
  fixAll(documents: readonly Document[], safety: Safety): Promise<readonly Document[]>
}

/** Milliseconds after typing. */
export const TYPING_DELAY = 120
/** Milliseconds in which the worker must answer. */
export const LINT_LIMIT = 2_000
export const FIX_LIMIT = 10_000

interface Fix {
  readonly documents: readonly Document[]
  readonly safety: Safety
  readonly resolve: (documents: readonly Document[]) => void
  readonly reject: (error: Error) => void
}

/** Keeps one worker busy with one request at a time, and replaces it when it does not answer. */
export function createLinter({ source, documents, checked, stopped, failed }: LinterOptions): Linter {
  let worker: WorkerPort | undefined
  let ready = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = false
  let lastId = 0
  let current: { readonly id: number; readonly fix?: Fix; readonly limit: ReturnType<typeof setTimeout> } | undefined
  const fixes: Fix[] = []

  async function boot(): Promise<void> {
    ready = false
    try {
      const { bytes, create } = await source
      worker = create()
      worker.onmessage = ({ data }) => receive(data)
      worker.onerror = event => receive({ kind: 'failed', id: current?.id ?? null, message: event.message })
      worker.postMessage({ kind: 'start', ...bytes })
    } catch (error) {
      receive({ kind: 'failed', id: null, message: error instanceof Error ? error.message : String(error) })
    }
  }

  function receive(answer: Answer): void {
    if (answer.kind === 'ready') {
      ready = true
    } else if (answer.id === null || answer.id === current?.id) {
      const fix = finish()
      if (answer.kind === 'lint') checked(answer.files)
      else if (answer.kind === 'fix') fix?.resolve(answer.documents)
      else if (fix) fix.reject(new Error(answer.message))
      else failed(answer.message)
      if (!ready) for (const waiting of fixes.splice(0)) waiting.reject(new Error('The checker did not start.'))
    }
    next()
  }

  function finish(): Fix | undefined {
    clearTimeout(current?.limit)
    const fix = current?.fix
    current = undefined
    return fix
  }

  function next(): void {
    if (!ready || current) return
    const fix = fixes.shift()
    if (fix) {
      send({ kind: 'fix', id: ++lastId, documents: fix.documents, safety: fix.safety }, FIX_LIMIT, fix)
    } else if (due) {
      due = false
      const texts = documents()
      if (texts) send({ kind: 'lint', id: ++lastId, documents: texts }, LINT_LIMIT)
    }
  }

  function send(request: Request & { readonly id: number }, limit: number, fix?: Fix): void {
    const common = { id: request.id, limit: setTimeout(stop, limit) }
    current = fix ? { ...common, fix } : common
    worker?.postMessage(request)
  }

  function stop(): void {
    worker?.terminate()
    const fix = finish()
    if (fix) fix.reject(new Error(`Fixing took over ${FIX_LIMIT / 1000} seconds and was stopped.`))
    else stopped()
    void boot()
  }

  void boot()
  return {
    schedule(delay) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        due = true
        next()
      }, delay)
    },
    fixAll: (documents, safety) =>
      new Promise((resolve, reject) => {
        fixes.push({ documents, safety, resolve, reject })
        next()
      }),
  }
}
