import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Real Nix, the referee. */
export const nix: { readonly available: boolean; readonly hint: string } = {
  available: answers('nix-instantiate'),
  hint: 'nix-instantiate is not on PATH. Get Nix from https://nixos.org/download; on Debian: apt-get install nix-bin',
}

/** Skips the running test where there is no Nix, and says so: `test('…', ({ skip }) => { needNix(skip) … })`. */
export function needNix(skip: (note: string) => void): void {
  if (nix.available) return
  console.info(`Skipped: ${nix.hint}`)
  skip(nix.hint)
}

/** Nix reads the text: as what, in its own notation, on one line. */
export interface Accepted {
  readonly ok: true
  readonly tree: string
}

/** Nix refuses the text: its message, and the place that it names, both from 1, columns in bytes. */
export interface Refused {
  readonly ok: false
  readonly message: string
  readonly line: number
  readonly column: number
  /** `syntax`: the text breaks the grammar. `scope`: it follows the grammar to its end, but uses a name that nothing
      defines. `meaning`: it follows the grammar up to that place, where Nix refuses a duplicate, a dynamic name or a
      number. */
  readonly kind: 'syntax' | 'scope' | 'meaning'
}

/** What `nix-instantiate --parse` says about a text, pipe operators allowed. */
export async function parsesInNix(text: string): Promise<Accepted | Refused> {
  return (await parseAllInNix([text]))[0]!
}

/** As `parsesInNix`, in the order of the texts. One process reads many texts, up to the first that it refuses.
    @throws when Nix cannot be run */
export async function parseAllInNix(texts: readonly string[]): Promise<readonly (Accepted | Refused)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'flakewise-nix-'))
  try {
    await Promise.all(texts.map((text, index) => writeFile(join(folder, `${index}.nix`), text)))
    const verdicts: (Accepted | Refused)[] = []
    let next = 0
    const work = async (): Promise<void> => {
      while (next < texts.length) {
        const from = next
        next = Math.min(texts.length, from + CHUNK)
        await parseRange(folder, from, next, verdicts)
      }
    }
    await Promise.all([work(), work()])
    return verdicts
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Texts for one process. */
const CHUNK = 50

const FLAGS = ['--parse', '--store', 'dummy://', '--extra-experimental-features', 'pipe-operators']

const MEANING =
  /^(attribute '.*' already defined|duplicate formal|dynamic attributes not allowed|invalid (integer|float) )/

const kindOf = (message: string): Refused['kind'] =>
  message.startsWith('undefined variable') ? 'scope' : MEANING.test(message) ? 'meaning' : 'syntax'

async function parseRange(folder: string, from: number, to: number, verdicts: (Accepted | Refused)[]): Promise<void> {
  for (let at = from; at < to; ) {
    const names = Array.from({ length: to - at }, (_, index) => `${at + index}.nix`)
    const { failed, stdout, stderr } = await run(folder, names)
    for (const tree of stdout.split('\n').slice(0, -1)) verdicts[at++] = { ok: true, tree }
    if (failed) verdicts[at] = refusalOf(stderr, join(folder, `${at++}.nix`))
  }
}

function run(cwd: string, names: readonly string[]): Promise<{ failed: boolean; stdout: string; stderr: string }> {
  const options = { cwd, maxBuffer: 1e9, env: { ...process.env, NO_COLOR: '1' } }
  return new Promise((resolve, reject) => {
    execFile('nix-instantiate', [...FLAGS, ...names], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ failed: error !== null, stdout, stderr })
    })
  })
}

function refusalOf(stderr: string, path: string): Refused {
  const found = /^error: *([\s\S]*?)(?:\n +at [^\n]*?:(\d+):(\d+):\n[\s\S]*)?$/m.exec(stderr.trimEnd())
  if (!found) throw new Error(`nix-instantiate failed without saying why: ${stderr}`)
  const message = found[1]!.trim().replaceAll(path, 'the text')
  const [line, column] = [Number(found[2] ?? 1), Number(found[3] ?? 1)]
  return { ok: false, message, line, column, kind: kindOf(message) }
}

function answers(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
