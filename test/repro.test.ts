import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { decoderOf } from '../src/errors/decode.ts'
import { errorsOfCheckout } from '../src/tools/load-errors.ts'

/** One way to provoke an error with real Nix: `test/repro/<slug>/case.json`, or several in `test/repro/<slug>/<name>/case.json`.
    `files/` is what the directory holds in which all commands run; `fixed/` is copied over it before the second run.
    In commands, `@dir@` is the path of that directory. */
interface Case {
  /** The command that fails. */
  readonly run: readonly string[]
  /** What to `git add` in a new repository; all with `true`; no repository when absent. */
  readonly git?: true | readonly string[]
  /** Commands that must succeed before. */
  readonly before?: readonly (readonly string[])[]
  /** Commands that mend it. */
  readonly fix?: readonly (readonly string[])[]
  /** What to run then, when the command itself was wrong. */
  readonly instead?: readonly string[]
  /** The exit code of a command that only warns. */
  readonly status?: number
  /** What the decoder captures, as far as the case tells. */
  readonly captures?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** It takes another user to provoke, so that only root can. */
  readonly root?: true
  /** A program besides Nix that has to be on PATH. */
  readonly needs?: string
  /** `modules.nix`, the small module system of `test/support`, lies beside the files. */
  readonly modules?: true
}

const NIX_CONFIG = [
  'experimental-features = nix-command flakes',
  'substituters =',
  'flake-registry =',
  'warn-dirty = false',
  'sandbox = false',
  'build-users-group =',
  'build-hook =',
].join('\n')

const root = mkdtempSync(join(tmpdir(), 'flakewise-repro-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const release = await promisify(execFile)('nix', ['--version']).then(
  ({ stdout }) => stdout.trim(),
  () => null,
)
const entries = errorsOfCheckout()
const decode = decoderOf(entries)
const cases = readdirSync('test/repro').flatMap(slug =>
  existsSync(`test/repro/${slug}/case.json`)
    ? [{ slug, folder: `test/repro/${slug}` }]
    : readdirSync(`test/repro/${slug}`).map(name => ({ slug, folder: `test/repro/${slug}/${name}` })),
)

test('every page that claims to be reproduced has a case, and every case a page', () => {
  const claimed = entries.filter(entry => entry.reproduced === true).map(entry => entry.slug)
  expect([...new Set(cases.map(({ slug }) => slug))].sort()).toEqual([...claimed].sort())
})

describe.skipIf(release === null)(
  `real Nix, ${release ?? 'which is not on PATH: install it from https://nixos.org/download'}`,
  () => {
    test.for(cases)('$folder', async ({ slug, folder }, { skip }) => {
      const item = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Case
      const { needs } = item
      if (needs && !(process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, needs))))
        skip(`${needs} is not on PATH`)
      if (item.root && process.getuid?.() !== 0) skip('only root can change owners')
      const run = await runner(folder, item)
      await run.prepare()

      const failed = await run.command(item.run)
      expect(failed.code === 0, failed.output).toBe(item.status === 0)
      const [match] = decode(failed.output).matches
      expect(match?.error, failed.output).toBe(slug)
      for (const [name, value] of Object.entries(item.captures ?? {})) {
        expect(match!.captures[name], name).toBe(value.replaceAll('@dir@', run.dir))
      }

      await run.mend()
      const mended = await run.command(item.instead ?? item.run)
      expect(mended.code, mended.output).toBe(0)
      expect(decode(mended.output).matches.map(found => found.error)).not.toContain(slug)
    })
  },
)

async function runner(folder: string, item: Case) {
  const dir = join(root, folder.replaceAll('/', '-'))
  mkdirSync(dir)
  if (existsSync(join(folder, 'files'))) cpSync(join(folder, 'files'), dir, { recursive: true })
  if (item.modules) cpSync('test/support/modules.nix', join(dir, 'modules.nix'))
  const env = {
    ...process.env,
    HOME: join(root, 'home'),
    XDG_CACHE_HOME: join(root, 'cache'),
    GIT_CONFIG_GLOBAL: join(root, 'gitconfig'),
    NIX_CONFIG,
    NIX_PATH: '',
    ...Object.fromEntries(
      Object.entries(item.env ?? {}).map(([name, value]) => [name, value.replaceAll('@dir@', dir)]),
    ),
  }
  const command = async ([program, ...args]: readonly string[]) => {
    const given = args.map(arg => arg.replaceAll('@dir@', dir))
    try {
      const { stdout, stderr } = await promisify(execFile)(program!, given, { cwd: dir, env, timeout: 30_000 })
      return { code: 0, output: stdout + stderr }
    } catch (error) {
      const { code, stdout = '', stderr = '' } = error as { code: number; stdout?: string; stderr?: string }
      return { code, output: stdout + stderr }
    }
  }
  const must = async (commands: readonly (readonly string[])[]) => {
    for (const line of commands) {
      const { code, output } = await command(line)
      expect(code, `${line.join(' ')}\n${output}`).toBe(0)
    }
  }
  return {
    dir,
    command,
    async prepare() {
      if (item.git)
        await must([
          ['git', 'init', '-q'],
          ['git', 'add', ...(item.git === true ? ['--all'] : item.git)],
        ])
      await must(item.before ?? [])
    },
    async mend() {
      if (existsSync(join(folder, 'fixed'))) cpSync(join(folder, 'fixed'), dir, { recursive: true })
      await must(item.fix ?? [])
    },
  }
}
