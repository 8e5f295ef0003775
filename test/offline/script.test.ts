import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relocateSite } from '../../src/offline/site.ts'
import { DIST } from '../support/site.ts'

/** A folder whose name would break what is not quoted. */
const root = join(mkdtempSync(join(tmpdir(), 'flakewise-docs-')), 'o ö#1%20 $x')
const script = join(root, 'flakewise-docs')
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

beforeAll(async () => {
  mkdirSync(root)
  await relocateSite(DIST, root)
})
afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }))

function run(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) {
  // Without this project's command, so that the script has to help itself.
  const PATH = '/usr/local/bin:/usr/bin:/bin'
  const { status, stdout, stderr } = spawnSync(script, args, {
    input,
    encoding: 'utf8',
    env: { PATH, TERM: 'xterm', ...env },
  })
  return { status, stdout, stderr }
}

test.skipIf(!has('shellcheck'))('shellcheck has nothing to say', () => {
  execFileSync('shellcheck', ['--shell', 'sh', 'src/offline/flakewise-docs'])
})

describe('without a terminal', () => {
  test('the menu says what else there is, and does not hang', () => {
    const { status, stderr } = run([])
    expect(status).toBe(2)
    expect(stderr).toBe('flakewise-docs: there is no terminal for a menu; see flakewise-docs --help\n')
  })

  test('a page is printed, by any of its names', () => {
    const [first] = ['reference/flakes', '/reference/flakes/', 'reference/flakes/index.md'].map(name =>
      run(['show', name]),
    )
    expect(first!.status).toBe(0)
    expect(first!.stdout).toMatch(/^# Flakes\n/)
    expect(run(['show', 'reference/nope'])).toMatchObject({
      status: 2,
      stderr: 'flakewise-docs: there is no page reference/nope/index.md\n',
    })
    expect(run(['show', '../../../etc/passwd']).status).toBe(2)
  })

  test('pages are found by all of the words', () => {
    expect(run(['search', 'Infinite', 'RECURSION']).stdout).toMatch(
      /^errors\/infinite-recursion: Infinite recursion\n/m,
    )
    expect(run(['search', 'qwertzuiop'])).toMatchObject({ status: 0, stdout: '' })
  })

  test('an error is known by its wording, whatever its quotes', () => {
    const pasted = 'error: cannot find flake ‘flake:web’ in the flake registries\n'
    expect(run(['error'], pasted).stdout).toContain('flakewise-docs show errors/flake-registry-not-found')
    expect(run(['error'], 'npm ERR! code E404\n').stdout).toBe('None of the known errors is in this text.\n')
    expect(run(['error', join(root, 'nope')]).status).toBe(2)
  })

  test('what it does not know, it says', () => {
    expect(run(['sarch'])).toMatchObject({
      status: 2,
      stderr: 'flakewise-docs: sarch is no command; see flakewise-docs --help\n',
    })
    expect(run(['--help']).stdout).toContain('flakewise-docs search WORDS')
  })

  test('it finds the book through links', () => {
    const link = join(root, '..', 'docs')
    symlinkSync(script, link)
    const { stdout } = spawnSync(link, ['show', 'reference/flakes'], { encoding: 'utf8' })
    expect(stdout).toMatch(/^# Flakes\n/)
  })
})

describe.skipIf(!has('tmux'))('on a terminal of 80 by 24', () => {
  // Each start has a server of its own: one that is still ending takes the next one's socket away.
  let server = 0
  const socket = (): string => `flakewise-${process.pid}-${server}`
  const tmux = (...args: string[]): string => execFileSync('tmux', ['-L', socket(), ...args], { encoding: 'utf8' })
  const keys = (...names: string[]): string => tmux('send-keys', '-t', 'docs', ...names)
  const stop = (): unknown => spawnSync('tmux', ['-L', socket(), 'kill-server'])
  afterAll(stop)

  /** Starts the menu in a shell that then says how it ended. */
  function start(env: string): void {
    const file = join(root, '..', 'run.sh')
    writeFileSync(file, `trap : INT; ${env} '${script}'; echo "ended with $?"; sleep 60\n`)
    stop()
    server++
    tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'docs', '-x', '80', '-y', '24', `sh '${file}'`)
  }

  async function shows(text: string): Promise<string> {
    for (let tries = 0; ; tries++) {
      const screen = tmux('capture-pane', '-p', '-t', 'docs')
      if (screen.includes(text)) return screen
      if (tries > 100) throw new Error(`The screen never said "${text}":\n${screen}`)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }

  test('numbers lead to a page and back, without gum and glow', async () => {
    start('FLAKEWISE_PLAIN=1 PAGER=more')
    await shows('Number (empty: back):')
    keys('99', 'Enter')
    await shows('There is no 99.')
    keys('4', 'Enter')
    await shows('with-at-file-top')
    keys('1', 'Enter')
    await shows('--More--')
    keys('q')
    await shows('with-at-file-top')
    keys('Enter')
    await shows('Paste an error')
    keys('Enter')
    await shows('ended with 0')
  })

  test('Ctrl+C leaves at once', async () => {
    start('FLAKEWISE_PLAIN=1')
    await shows('Number (empty: back):')
    keys('C-c')
    await shows('ended with 130')
  })

  test.skipIf(!has('gum'))('with gum, Escape leaves', async () => {
    start('')
    await shows('Paste an error')
    keys('Escape')
    expect(await shows('ended with 0')).toContain('ended with 0')
  })

  test('a terminal that cannot move its cursor is enough', async () => {
    start('TERM=dumb')
    await shows('Number (empty: back):')
    keys('Enter')
    await shows('ended with 0')
  })
})
