import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needNix } from '../support/nix.ts'

const root = mkdtempSync(join(tmpdir(), 'flakewise-offline-'))
// What is in a store of Nix cannot be written to, not even by its owner.
afterAll(() => {
  spawnSync('chmod', ['-R', 'u+w', root])
  rmSync(root, { recursive: true, force: true })
})

describe('the program of the image', () => {
  const script = 'content/cookbook/offline-install/files/install-offline.sh'
  const TARGET = '/nix/store/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-nixos-system-node-26.05'
  const MNT = join(root, 'mnt')

  beforeAll(() => {
    const programs = {
      findmnt: 'case " $MOUNTED " in *" $2 "*) ;; *) exit 1 ;; esac',
      df: 'printf "   Avail\\n%s\\n" "$FREE"',
      nix: '[ "$3" = "$ON_IMAGE" ] || { echo "error: path \'$3\' is not valid" >&2; exit 1; }; printf "%s\\t   3221225472\\n" "$3"',
      'nixos-install': 'printf "installs with %s\\n" "$*"',
    }
    for (const folder of ['bin', 'mnt/boot', 'efi']) mkdirSync(join(root, folder), { recursive: true })
    for (const [name, text] of Object.entries(programs))
      writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  })

  const run = (env: Readonly<Record<string, string>> = {}, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', script, ...args], {
      encoding: 'utf8',
      env: {
        PATH: `${join(root, 'bin')}:${process.env.PATH}`,
        TARGET,
        ROOT: MNT,
        FIRMWARE: join(root, 'efi'),
        MOUNTED: `${MNT} ${MNT}/boot`,
        ON_IMAGE: TARGET,
        FREE: '64424509440',
        ...env,
      },
    })
    return { status, stdout, stderr }
  }
  const common = `--root ${MNT} --no-channel-copy --no-root-passwd`

  test('shows the command, for the system and for a flake', () => {
    expect(run({ DRY_RUN: '1' })).toEqual({
      status: 0,
      stdout: `nixos-install ${common} --system ${TARGET}\n`,
      stderr: '',
    })
    expect(run({ DRY_RUN: '1' }, 'path:/root/flake#node').stdout).toBe(
      `nixos-install ${common} --flake path:/root/flake#node\n`,
    )
  })

  test('runs it', () => {
    expect(run()).toEqual({ status: 0, stdout: `installs with ${common} --system ${TARGET}\n`, stderr: '' })
  })

  test.each([
    ['nothing is mounted', { MOUNTED: '' }, `Nothing is mounted at ${MNT}.`],
    ['there is no ESP', { MOUNTED: MNT }, `Nothing is mounted at ${MNT}/boot: the boot loader would not be found.`],
    ['it was started with BIOS', { FIRMWARE: join(root, 'none') }, 'Started with BIOS. Start the stick with UEFI.'],
    [
      'the system is not there',
      { ON_IMAGE: '' },
      `error: path '${TARGET}' is not valid\n${TARGET} is not on this image.`,
    ],
    ['the disk is small', { FREE: '2147483648' }, `${MNT} has 2048 MiB left, and 3072 MiB are needed.`],
  ])('stops when %s', (_, env, message) => {
    for (const dry of [{}, { DRY_RUN: '1' }])
      expect(run({ ...env, ...dry })).toEqual({ status: 1, stdout: '', stderr: `${message}\n` })
  })
})

// nixos-install copies from the live store by adding it to the caches, in front of the options that it was given.
describe('a flake and the store of the live system', () => {
  const plan = (...options: readonly string[]): string => {
    const store = join(root, 'target')
    const args = ['--store', store, '--extra-substituters', 'auto?trusted=1', ...options]
    const { stderr } = spawnSync(
      'nix',
      ['build', '--dry-run', '--offline', '--file', join(root, 'system.nix'), ...args],
      {
        encoding: 'utf8',
        env: { ...process.env, HOME: root, NO_COLOR: '1' },
      },
    )
    const builds = stderr.match(/derivations? will be built:((?:\n {2}.*)+)/)?.[1]?.match(/\S+\.drv/g) ?? []
    return builds
      .map(path => /-(\w+)\.drv$/.exec(path)![1])
      .sort()
      .join(' ')
  }

  beforeAll(() => {
    // As in NixOS: the system itself is marked as better built than copied.
    const text = `let
      make = name: given: derivation ({ inherit name; system = builtins.currentSystem; builder = "/bin/sh"; } // given);
      part = make "part" { args = [ "-c" "echo ${root} > $out" ]; };
    in make "system" { allowSubstitutes = false; args = [ "-c" "echo \${part} > $out" ]; }\n`
    writeFileSync(join(root, 'system.nix'), text)
  })

  test('need two settings together, and the list must not be emptied by an option', ({ skip }) => {
    needNix(skip)
    const { status, stderr } = spawnSync('nix', ['build', '--no-link', '--file', join(root, 'system.nix')], {
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    const substitute = ['--option', 'substitute', 'true']
    const always = ['--option', 'always-allow-substitutes', 'true']
    expect(plan()).toBe('part system')
    expect(plan('--option', 'substitute', 'false', ...always)).toBe('part system')
    expect(plan(...substitute)).toBe('system')
    expect(plan(...substitute, ...always)).toBe('')
    expect(plan(...substitute, ...always, '--option', 'substituters', '')).toBe('part system')
  })
})
