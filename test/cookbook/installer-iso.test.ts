import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The program of the recipe, on a real terminal with real gum.

const root = mkdtempSync(join(tmpdir(), 'flakewise-installer-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the program of the installer', () => {
  const script = 'content/cookbook/installer-iso/files/install-node.sh'
  const answers = (): string => join(root, 'site.yaml')
  const PATH = (): string => `${join(root, 'bin')}:${process.env.PATH}`

  beforeAll(() => {
    // Of yq what the program calls: to read an answer, and to write both.
    const yq = `#!/bin/sh
if [ "$1" = --null-input ]; then printf 'hostname: %s\\naddress: %s\\n' "$HOST" "$ADDRESS"; exit; fi
key=\${1#.}; sed -n "s/^\${key%% *}: //p" "$2"
`
    const programs = {
      yq,
      findmnt: '#!/bin/sh\ncase " $MOUNTED " in *" $2 "*) ;; *) exit 1 ;; esac\n',
      'nixos-install': '#!/bin/sh\necho "installs with $*"\n',
    }
    mkdirSync(join(root, 'bin'))
    for (const [name, text] of Object.entries(programs)) writeFileSync(join(root, 'bin', name), text, { mode: 0o755 })
  })
  const run = (env: Readonly<Record<string, string>>) =>
    spawnSync('bash', ['-euo', 'pipefail', script], {
      encoding: 'utf8',
      input: '',
      env: { PATH: PATH(), SITE_ANSWERS: answers(), DRY_RUN: '1', ...env },
    })

  test('asks nobody where there is no terminal', () => {
    expect(run({})).toMatchObject({
      status: 2,
      stderr: 'There is no terminal: set HOST, and ADDRESS or nothing for DHCP.\n',
    })
    expect(run({ HOST: 'Not a name', ADDRESS: '' })).toMatchObject({
      status: 2,
      stderr: 'Not a name is no host name.\n',
    })
    expect(run({ HOST: 'node1', ADDRESS: '192.0.2.10/24' })).toMatchObject({
      status: 0,
      stdout: 'hostname: node1\naddress: 192.0.2.10/24\n',
    })
    expect(run({ HOST: 'node1' }), 'DHCP').toMatchObject({ status: 0, stdout: 'hostname: node1\naddress: \n' })
    expect(run({ HOST: 'node1', ADDRESS: '192.0.2.10' })).toMatchObject({
      status: 2,
      stderr: '192.0.2.10 has no length, such as /24.\n',
    })
  })

  test('installs only on what is mounted', () => {
    const install = { DRY_RUN: '', HOST: 'node1', TARGET: '/nix/store/x-nixos-system' }
    expect(run({ ...install, MOUNTED: '' })).toMatchObject({ status: 2, stderr: 'Nothing is mounted at /mnt.\n' })
    expect(run({ ...install, MOUNTED: '/mnt' })).toMatchObject({
      status: 2,
      stderr: 'Nothing is mounted at /mnt/boot.\n',
    })
    expect(run({ ...install, MOUNTED: '/mnt /mnt/boot' })).toMatchObject({
      status: 0,
      stdout:
        'installs with --root /mnt --system /nix/store/x-nixos-system --no-channel-copy --no-root-passwd --option substituters \n',
    })
  })

  const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined
  test.skipIf(!has('tmux') || !has('gum'))(
    'offers the answers of the last time, and leaves when it is cancelled',
    async () => {
      const session = `installer-${process.pid}`
      const tmux = (...args: string[]): string => execFileSync('tmux', ['-L', session, ...args], { encoding: 'utf8' })
      const shows = async (text: string): Promise<void> => {
        for (let tries = 0; tries < 100; tries++) {
          if (tmux('capture-pane', '-p', '-t', 'ask').includes(text)) return
          await new Promise(resolve => setTimeout(resolve, 100))
        }
        throw new Error(`The screen never said "${text}":\n${tmux('capture-pane', '-p', '-t', 'ask')}`)
      }
      writeFileSync(answers(), 'hostname: node7\naddress: 192.0.2.7/24\n')
      const file = join(root, 'run.sh')
      writeFileSync(
        file,
        `export PATH='${PATH()}' SITE_ANSWERS='${answers()}' DRY_RUN=1\nfor i in 1 2; do bash -euo pipefail '${join(process.cwd(), script)}'; echo "ended with $?"; done; sleep 60\n`,
      )
      try {
        tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'ask', '-x', '80', '-y', '24', `sh '${file}'`)
        await shows('node7')
        tmux('send-keys', '-t', 'ask', 'Enter')
        await shows('192.0.2.7/24')
        tmux('send-keys', '-t', 'ask', 'Enter')
        await shows('Install node7')
        tmux('send-keys', '-t', 'ask', 'y')
        await shows('ended with 0')
        tmux('send-keys', '-t', 'ask', 'Escape')
        await shows('ended with 130')
      } finally {
        spawnSync('tmux', ['-L', session, 'kill-server'])
      }
    },
  )
})
