import { fixAll } from '../src/engine/fix.ts'
import { lint, openProject } from '../src/engine/lint.ts'
import type { Document, Target } from '../src/engine/model.ts'
import { loadParser, type Parse } from '../src/engine/parser.ts'
import { targetAt } from '../src/nix/releases.ts'
import { rules } from '../src/rules/index.ts'
import type { Answer, CheckedFile, Request } from './protocol.ts'
import { tokensOf } from './tokens.ts'

/** Of how many documents the last tree is kept, so that a keystroke costs what it changes. */
const KEPT_TREES = 20

let parse: Parse | undefined

addEventListener('message', async ({ data: request }: MessageEvent<Request>) => {
  try {
    if (request.kind === 'start') {
      parse = await loadParser(request.runtime, request.grammar, KEPT_TREES)
      answer({ kind: 'ready' })
    } else if (!parse) {
      throw new Error('The parser has not been started.')
    } else if (request.kind === 'lint') {
      const files = check(parse, request.documents)
      const buffers = files.map(file => file.tokens.buffer)
      answer({ kind: 'lint', id: request.id, files }, buffers)
    } else {
      const reports = fixAll(parse, request.documents, rules, { target: target(), safety: request.safety })
      answer({ kind: 'fix', id: request.id, documents: reports.map(({ path, text }) => ({ path, text })) })
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    answer({ kind: 'failed', id: request.kind === 'start' ? null : request.id, message })
  }
})

function check(parse: Parse, documents: readonly Document[]): readonly CheckedFile[] {
  const project = openProject(parse, documents, target())
  return lint(project, rules).map(report => ({ report, tokens: tokensOf(project.files.get(report.path)!) }))
}

const target = (): Target => targetAt(new Date())

const answer = (data: Answer, transfer: Transferable[] = []): void => postMessage(data, { transfer })
