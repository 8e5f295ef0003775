import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The programs of the recipe with real Nix and Git. In place of the server's ssh stands one that asks the real ssh what its configuration
// means, and opens each repository only to the key of that repository.

const files = 'content/cookbook/private-inputs/files'
const root = mkdtempSync(join(tmpdir(), 'flakewise-private-'))
const infra = join(root, 'infra')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const has = (program: string, flag: string): boolean => spawnSync(program, [flag]).error === undefined
const isPossible = has('nix', '--version') && has('git', '--version') && has('jq', '--version') && has('ssh', '-V')

describe.skipIf(!isPossible)('private inputs', () => {
  const real = spawnSync('sh', ['-c', 'command -v ssh'], { encoding: 'utf8' }).stdout.trim()
  const ssh = `#!/bin/bash
meant=$(${real} -G "$@")
key=$(sed -n 's/^identityfile //p' <<< "$meant" | head -n 1)
user=$(sed -n 's/^user //p' <<< "$meant")@$(sed -n 's/^hostname //p' <<< "$meant")
known=$(sed -n 's/^userknownhostsfile //p' <<< "$meant" | cut -d' ' -f1)
command=\${*: -1}
repository=$(sed -E "s,.*'/org/(.*)\\.git'.*,\\1," <<< "$command")
if [[ $user != git@git.example.com || $(stat -c %a "$key" 2>&1) != 600 || $(cat "$key" 2>&1) != "key of $repository" ]]; then
  echo "$user: Permission denied (publickey)." >&2
  exit 255
fi
if ! grep -q git.example.com "$known"; then echo 'Host key verification failed.' >&2; exit 255; fi
cd "${root}/srv" && eval "\${command/ \\'\\// \\'${root}/srv/}"
`
  const env: Readonly<Record<string, string>> = {
    PATH: `${join(root, 'bin')}:${process.env.PATH}`,
    HOME: root,
    TMPDIR: join(root, 'tmp'),
    XDG_CACHE_HOME: join(root, 'cache'),
    NIX_CONFIG: 'experimental-features = nix-command flakes\nflake-registry =\nsubstituters =\nwarn-dirty = false\n',
  }
  const keys = { DEPLOY_KEY_PLATFORM: 'key of platform', DEPLOY_KEY_TOOLS: 'key of tools' }
  const run = (more: Readonly<Record<string, string>>, ...command: readonly string[]) => {
    const result = spawnSync(command[0]!, command.slice(1), { cwd: infra, env: { ...env, ...more }, encoding: 'utf8' })
    expect(readdirSync(env.TMPDIR!), 'no key stays behind').toEqual([])
    return result
  }

  beforeAll(() => {
    for (const folder of ['bin', 'tmp', 'srv/org']) mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, 'bin/ssh'), ssh, { mode: 0o755 })
    cpSync(files, root, { recursive: true })
    const flake = readFileSync(join(infra, 'flake.nix'), 'utf8')
    const nixpkgs = `path:${resolve('test/stand-ins/nixpkgs')}`
    writeFileSync(join(infra, 'flake.nix'), flake.replace('github:NixOS/nixpkgs/nixos-26.05', nixpkgs))
    for (const repository of ['platform', 'tools', 'infra']) {
      const git = (...args: readonly string[]) => execFileSync('git', ['-C', join(root, repository), ...args], { env })
      git('init', '-q', '-b', 'main')
      git('add', '-A')
      git('-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', 'commit', '-q', '-m', 'Begin')
      git('clone', '-q', '--bare', '.', join(root, 'srv/org', `${repository}.git`))
    }
  })

  test('the keys are refused where they do not belong, and nobody is asked', () => {
    const swapped = { DEPLOY_KEY_PLATFORM: 'key of tools', DEPLOY_KEY_TOOLS: 'key of platform' }
    const { status, stderr } = run(swapped, 'ci/with-deploy-keys.sh', 'nix', 'flake', 'lock')
    expect(stderr).toContain('git@git.example.com: Permission denied (publickey)')
    expect(status).not.toBe(0)
  })

  test('a lock is made with one key for each repository, and says nothing of them', () => {
    writeFileSync(join(root, 'platform.key'), 'key of platform') // GitLab's type File
    const file = { ...keys, DEPLOY_KEY_PLATFORM: join(root, 'platform.key') }
    const { status, stderr } = run(file, 'ci/with-deploy-keys.sh', 'nix', 'flake', 'lock')
    expect(status, stderr).toBe(0)
    const { nodes } = JSON.parse(readFileSync(join(infra, 'flake.lock'), 'utf8'))
    expect(nodes.platform.locked.url).toBe('ssh://git@git.example.com/org/platform.git')
    expect(nodes.tools.locked.url).toBe('ssh://git@git.example.com/org/tools.git')

    expect(
      run(keys, 'ci/with-deploy-keys.sh', 'nix', 'flake', 'check', '--no-build', '--no-update-lock-file').status,
    ).toBe(0)
  })

  test('the exit code is that of the command, and a key that is missing is named', () => {
    expect(run(keys, 'ci/with-deploy-keys.sh', 'sh', '-c', 'exit 3').status).toBe(3)
    expect(run({ ...keys, DEPLOY_KEY_TOOLS: '' }, 'ci/with-deploy-keys.sh', 'true')).toMatchObject({
      status: 2,
      stderr: 'DEPLOY_KEY_TOOLS is empty: this job is given no secrets, or the variable has another name.\n',
    })
  })

  test('it is said who may read what', () => {
    const who = `as ${execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()}, with HOME=${root}\n`
    expect(run(keys, 'ci/with-deploy-keys.sh', 'ci/may-i-read.sh')).toMatchObject({
      status: 0,
      stdout: `${who}yes  platform\nyes  tools\n`,
    })
    const one = { ...keys, DEPLOY_KEY_TOOLS: 'another key' }
    expect(run(one, 'ci/with-deploy-keys.sh', 'ci/may-i-read.sh')).toMatchObject({
      status: 1,
      stdout: `${who}yes  platform
NO   tools  ssh://git@git.example.com/org/tools.git
     git@git.example.com: Permission denied (publickey).
`,
    })
  })

  test('without a lock it is not said that all may be read', () => {
    const { status, stdout, stderr } = run({}, 'bash', '-c', 'cd ci && ./may-i-read.sh')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('flake.lock')
  })

  test('the token of a GitLab job takes the place of SSH', () => {
    const { check } = load(readFileSync(join(files, 'infra/gitlab/job-token.yml'), 'utf8')) as {
      check: { before_script: readonly string[] }
    }
    const script = [...check.before_script, 'git ls-remote --get-url ssh://git@git.example.com/org/tools.git'].join(
      '\n',
    )
    expect(run({ CI_JOB_TOKEN: '64_abc' }, 'bash', '-euc', script).stdout).toBe(
      'https://gitlab-ci-token:64_abc@git.example.com/org/tools.git\n',
    )
  })

  test('both pipelines give the program what it asks for', () => {
    const github = readFileSync(join(files, 'infra/github/check.yml'), 'utf8')
    const { jobs } = load(github) as { jobs: { check: { steps: readonly { env?: object; run?: string }[] } } }
    const step = jobs.check.steps.find(each => each.run)
    expect(Object.keys(step!.env!)).toEqual(Object.keys(keys))
    const { check } = load(readFileSync(join(files, 'infra/gitlab/deploy-keys.yml'), 'utf8')) as {
      check: { script: readonly string[] }
    }
    expect([step!.run]).toEqual(check.script)
  })
})
