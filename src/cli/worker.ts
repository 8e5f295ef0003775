import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { parser } from './parser.ts'
import { lintShare, parseShare, type Trees, type Work } from './share.ts'

/** A thread that helps to lint: it says which trees it has made, is told all of them, and says what it has found. */
const port = parentPort!
const work = workerData as Work
const parse = await parser()
const told = once(port, 'message') as Promise<[Trees]>
port.postMessage(parseShare(work, parse))
const [trees] = await told
port.postMessage(lintShare(work, parse, trees))
