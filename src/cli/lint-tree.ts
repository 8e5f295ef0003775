import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { Document, Report } from '../engine/model.ts'
import { UsageError } from './io.ts'
import { type Findings, type Trees, type Work, workOf } from './share.ts'

/** Up to so many files are linted where the command runs, with all trees in memory: a thread takes a quarter of a second to start. */
export const FEW_FILES = 500

/** Two took 180 MB and a quarter of the processor time more. */
const THREADS = 1

const PORTIONS = 64

/** V8 lets a heap grow to several times what is alive, unless it has a limit. Few texts need more; for those there is a second try. */
const limitsFor = (documents: readonly Document[]) => ({
  maxYoungGenerationSizeMb: 2,
  maxOldGenerationSizeMb: Math.ceil(300 + documents.reduce((sum, { text }) => sum + text.length, 0) / 25_000),
})

const WORKER = new URL('./worker.ts', import.meta.url)

/** Lints a big tree as one project in threads of its own, portion by portion: the same reports in the same order as `lint` gives.
    @throws UsageError when a thread fails */
export async function lintTree(
  documents: readonly Document[],
  settings: Pick<Work, 'listing' | 'target' | 'levels'>,
  { threads = THREADS, script = WORKER, limits = limitsFor(documents) }: Threads = {},
): Promise<readonly Report[]> {
  const run = (resourceLimits: ResourceLimits) => inThreads(documents, settings, threads, script, resourceLimits)
  try {
    return await run(limits).catch(error => (isTooLittle(error) ? run({}) : Promise.reject(error)))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`A thread that lints failed: ${why.split('\n')[0]}`)
  }
}

/** How to share the work, where not as usual. */
export interface Threads {
  readonly threads?: number
  readonly script?: URL
  readonly limits?: ResourceLimits
}

const isTooLittle = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'

async function inThreads(
  documents: readonly Document[],
  settings: Pick<Work, 'listing' | 'target' | 'levels'>,
  threads: number,
  script: URL,
  resourceLimits: ResourceLimits,
): Promise<readonly Report[]> {
  const workerData = workOf(documents, settings, PORTIONS)
  const workers = Array.from({ length: threads }, () => new Worker(script, { workerData, resourceLimits }))
  try {
    const trees: Trees = new Map((await answers<Trees>(workers)).flatMap(share => [...share]))
    for (const worker of workers) worker.postMessage(trees)
    const found: Findings = new Map((await answers<Findings>(workers)).flatMap(share => [...share]))
    return documents.map(({ path, text }, index) => ({ path, text, ...found.get(index)! }))
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()))
  }
}

/** What each worker says next. */
function answers<T>(workers: readonly Worker[]): Promise<readonly T[]> {
  const all = workers.map(
    worker =>
      new Promise<T>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
        worker.once('exit', code => reject(new Error(`it ended with code ${code}.`)))
      }),
  )
  return Promise.all(all)
}
