import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Command, problemsOfNix } from '../support/commands.ts'
import { needNix, nix } from '../support/nix.ts'

// The pipelines of recipes are read as their servers read them, and the programs that they call are run with real Nix.

const root = mkdtempSync(join(tmpdir(), 'flakewise-ci-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Step {
  readonly uses?: string
  readonly run?: string
}
type Github = { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> }
interface Gitlab {
  readonly check: { readonly before_script: readonly string[]; readonly script: readonly string[] }
}
const read = (path: string): unknown => load(readFileSync(path, 'utf8'))
const stepsOf = (path: string): readonly Step[] => Object.values((read(path) as Github).jobs).flatMap(job => job.steps)

const workflows = ['ci/files/.github/workflows/check.yaml', 'devshell-direnv/files/.github/workflows/test.yaml']
const pipelines: readonly (readonly [string, string])[] = [
  ...workflows.map(path => {
    const lines = stepsOf(`content/cookbook/${path}`).flatMap(step => step.run ?? [])
    return [path, lines.join('\n')] as const
  }),
  (() => {
    const path = 'ci/files/.gitlab-ci.yml'
    const { check } = read(`content/cookbook/${path}`) as Gitlab
    return [path, [...check.before_script, ...check.script].join('\n')] as const
  })(),
  ['ci/files/ci/check.sh', readFileSync('content/cookbook/ci/files/ci/check.sh', 'utf8')],
]

describe.each(pipelines)('%s', (_path, shell) => {
  test('is shell that Bash reads', () => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: shell, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
  })

  test('calls Nix with flags that it has, and never lets it change the lock', ({ skip }) => {
    needNix(skip)
    const { stdout } = spawnSync('nix', ['__dump-cli'], { encoding: 'utf8', maxBuffer: 1e8 })
    expect(problemsOfNix(shell, (JSON.parse(stdout) as { args: Command }).args)).toEqual([])
    const calls = shell
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter(line => /\bnix (flake|build|develop)\b/.test(line))
    expect(calls.filter(line => !line.includes('--no-update-lock-file'))).toEqual([])
  })
})

test.each([...workflows, 'private-inputs/files/infra/github/check.yml'])('%s pins what it takes from others', path => {
  const used = stepsOf(`content/cookbook/${path}`).flatMap(step => step.uses ?? [])
  expect(used.filter(action => !/@[0-9a-f]{40}$/.test(action))).toEqual([])
})

describe.skipIf(!nix.available)('the programs of ci', () => {
  const place = join(root, 'web')
  const env: Readonly<Record<string, string>> = {
    PATH: process.env.PATH!,
    HOME: root,
    TMPDIR: join(root, 'tmp'),
    XDG_CACHE_HOME: join(root, 'cache'),
    NIX_CONFIG: 'experimental-features = nix-command flakes\nflake-registry =\nsubstituters =\nwarn-dirty = false\n',
  }
  const run = (more: Readonly<Record<string, string>>, input: string, ...command: readonly string[]) => {
    const options = { cwd: place, env: { ...env, ...more }, input, encoding: 'utf8' } as const
    const result = spawnSync(command[0]!, command.slice(1), options)
    expect(readdirSync(env.TMPDIR!), 'no key stays behind').toEqual([])
    return result
  }

  beforeAll(() => {
    mkdirSync(env.TMPDIR!)
    cpSync('content/cookbook/ci/files', place, { recursive: true })
    const flake = readFileSync(join(place, 'flake.nix'), 'utf8')
      .replace('github:NixOS/nixpkgs/nixos-26.05', `path:${resolve('test/stand-ins/nixpkgs')}`)
      .replace('git+ssh://git@git.example.com/org/baseline.git?ref=main', `path:${resolve('test/stand-ins/baseline')}`)
    writeFileSync(join(place, 'flake.nix'), flake)
  })

  test('check.sh refuses a flake whose lock is not complete', () => {
    const { status, stdout, stderr } = run({}, '', 'ci/check.sh')
    expect(stderr).toContain("requires lock file changes but they're not allowed due to '--no-update-lock-file'")
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })

  const look =
    'stat -c %a "$(sed "s/.*-i .\\([^ ]*\\)\'.*/\\1/" <<< "$NIX_SSHOPTS")"; echo "$GIT_SSH_COMMAND"; echo "${SSH_KEY-none}"'
  test('with-key.sh lends a key that only its owner reads, and only to SSH', () => {
    const { status, stdout, stderr } = run({ SSH_KEY: 'a key' }, '', 'ci/with-key.sh', 'bash', '-c', look)
    expect(status, stderr).toBe(0)
    const [mode, command, key] = stdout.trim().split('\n')
    expect([mode, key]).toEqual(['600', 'none'])
    expect(command).toMatch(/^ssh -F \/dev\/null -i '.*\/id' .*UserKnownHostsFile=.*\/ci\/known_hosts'$/)
  })

  test('with-key.sh takes a file too, and says when there is nothing', () => {
    writeFileSync(join(root, 'key'), 'a key in a file\n')
    const show = 'cat "$(sed "s/.*-i .\\([^ ]*\\)\'.*/\\1/" <<< "$NIX_SSHOPTS")"'
    expect(run({ SSH_KEY: join(root, 'key') }, '', 'ci/with-key.sh', 'bash', '-c', show).stdout).toBe(
      'a key in a file\n',
    )
    expect(run({}, '', 'ci/with-key.sh', 'true')).toMatchObject({
      status: 2,
      stderr: 'SSH_KEY is empty: this job is given no secrets, or the variable has another name.\n',
    })
    expect(run({ SSH_KEY: 'a key' }, '', 'ci/with-key.sh', 'bash', '-c', 'exit 7').status).toBe(7)
  })

  test('push.sh copies what is signed', () => {
    const key = spawnSync('nix', ['key', 'generate-secret', '--key-name', 'cache.example.com-1'], {
      env,
      encoding: 'utf8',
    })
    writeFileSync(join(root, 'result.txt'), `built in ${root}\n`)
    const path = spawnSync('nix', ['store', 'add', join(root, 'result.txt')], { env, encoding: 'utf8' }).stdout
    const cache = join(root, 'pushed')
    const { status, stderr } = run({ CACHE: `file://${cache}`, CACHE_KEY: key.stdout }, path, 'ci/push.sh')
    expect(status, stderr).toBe(0)
    const [narinfo] = readdirSync(cache).filter(name => name.endsWith('.narinfo'))
    expect(readFileSync(join(cache, narinfo!), 'utf8')).toMatch(/^Sig: cache\.example\.com-1:/m)
    expect(run({ CACHE: `file://${cache}`, CACHE_KEY: key.stdout }, '', 'ci/push.sh').stderr).toBe(
      'There is nothing to push.\n',
    )
    expect(run({ CACHE: `file://${cache}` }, path, 'ci/push.sh').stderr).toContain('this job is given no secrets')
  })
})
