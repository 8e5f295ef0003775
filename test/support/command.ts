import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { main } from '../../src/cli/main.ts'

/** What a run of the command gave. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command in a new folder with these files. */
export async function run(
  argv: readonly string[],
  files: Record<string, string | Uint8Array> = {},
  stdin = '',
): Promise<Run & { cwd: string }> {
  const cwd = mkdtempSync(join(tmpdir(), 'flakewise-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), content)
  }
  return { ...(await runIn(cwd, argv, stdin)), cwd }
}

/** Runs the command in a folder that is there. */
export async function runIn(cwd: string, argv: readonly string[], stdin = ''): Promise<Run> {
  let out = ''
  let err = ''
  const code = await main({
    argv,
    cwd,
    now: new Date('2026-11-20'),
    colour: false,
    progress: false,
    columns: 80,
    stdin: async () => Buffer.from(stdin, 'latin1'),
    stdout: text => (out += text),
    stderr: text => (err += text),
  })
  return { code, out, err }
}
