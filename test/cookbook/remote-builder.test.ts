import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The program of the recipe, with stand-ins for what connects and builds.

const root = mkdtempSync(join(tmpdir(), 'flakewise-builder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the program that tries a builder', () => {
  const key = join(root, 'id_builder')
  const machines = join(root, 'machines')
  const url = 'ssh-ng://nix-ssh@builder.example.com'

  beforeAll(() => {
    const programs = {
      nix: `case "$1 $2" in
  "store info") [ "$5" = '${url}?ssh-key=${key}' ] || exit 9; [ -n "$INFO" ] || { echo refused >&2; exit 1; }; echo "$INFO" ;;
  "build --impure") exit "$BUILD" ;;
esac`,
      'ssh-keygen': '[ "$2" = "$KNOWN" ] && echo "$2 ssh-ed25519 AAAA" || exit 1',
      id: 'echo root',
    }
    mkdirSync(join(root, 'bin'))
    for (const [name, text] of Object.entries(programs))
      writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
    writeFileSync(key, '')
    writeFileSync(machines, `${url} aarch64-linux,x86_64-linux ${key} 4 2 kvm - -\n`)
  })

  const run = (env: Readonly<Record<string, string>> = {}, mode = 0o600) => {
    chmodSync(key, mode)
    const { status, stdout } = spawnSync('bash', ['content/cookbook/remote-builder/files/check-builder.sh'], {
      encoding: 'utf8',
      env: {
        PATH: `${join(root, 'bin')}:${process.env.PATH}`,
        MACHINES: machines,
        KNOWN: 'builder.example.com',
        INFO: '{"trusted":true,"url":"…","version":"2.34.8"}',
        BUILD: '0',
        ...env,
      },
    })
    return { status, lines: stdout.trimEnd().split('\n') }
  }
  const passed = (...steps: readonly string[]): readonly string[] => [url, ...steps.map(step => `${step.padEnd(10)}ok`)]

  test('goes through all steps', () => {
    expect(run()).toEqual({
      status: 0,
      lines: [...passed('key', 'host key', 'login', 'trusted'), 'build     ok, for aarch64-linux'],
    })
  })

  test.each([
    ['the list is missing', { MACHINES: join(root, 'none') }, [`There is no machine in ${join(root, 'none')}.`]],
    [
      'the host is not known',
      { KNOWN: 'other' },
      [...passed('key'), 'host key  builder.example.com is in no entry of programs.ssh.knownHosts.'],
    ],
    ['nobody answers', { INFO: '' }, [...passed('key', 'host key'), 'login     no connection as root']],
    [
      'the user is not trusted',
      { INFO: '{"trusted":false}' },
      [...passed('key', 'host key', 'login'), 'trusted   the user is not trusted there: nix.sshServe.trusted'],
    ],
    ['it builds nothing', { BUILD: '1' }, [...passed('key', 'host key', 'login', 'trusted'), 'build     not built']],
  ])('stops where %s', (_, env, lines) => {
    expect(run(env)).toEqual({ status: 1, lines })
  })

  test('stops where others can read the key', () => {
    expect(run({}, 0o644)).toEqual({ status: 1, lines: [url, `key       ${key} can be read by others: chmod 600`] })
  })
})
