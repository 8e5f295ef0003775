import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'

// The two programs that move and delete roots, on a plain folder: `btrfs` here makes folders with a mark, and deletes no other.

const root = mkdtempSync(join(tmpdir(), 'flakewise-roots-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const bin = join(root, 'bin')
const top = join(root, 'top')
const log = join(root, 'log')
const programs: Readonly<Record<string, string>> = {
  mount: '[ ! -e "$ROOT/refuse-mount" ] || { echo "mount: refused" >&2; exit 32; }; echo "mount $*" >> "$ROOT/log"',
  umount: 'echo "umount $*" >> "$ROOT/log"',
  date: 'cat "$ROOT/now"',
  btrfs: `shift
case $1 in
  create) mkdir "$2" && touch "$2/.subvolume" ;;
  delete)
    [ "$2" = --recursive ] || exit 2
    shift 2
    status=0
    for each; do if [ -e "$each/.subvolume" ]; then rm -r "$each"; else echo "Not a Btrfs subvolume: $each" >&2; status=1; fi; done
    exit $status ;;
esac`,
}

beforeEach(() => {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(bin, { recursive: true })
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  }
  for (const volume of ['root', 'nix', 'persist']) subvolume(volume)
})

function subvolume(path: string, days = 0): void {
  mkdirSync(join(top, path), { recursive: true })
  writeFileSync(join(top, path, '.subvolume'), '')
  writeFileSync(join(top, path, 'mark'), path)
  age(path, days)
}
function age(path: string, days: number): void {
  const then = new Date(Date.now() - days * 86_400_000)
  utimesSync(join(top, path), then, then)
}

const run = (name: string, now = '2026-11-21T08-15-00') => {
  writeFileSync(join(root, 'now'), `${now}\n`)
  const env = { PATH: `${bin}:${process.env.PATH}`, ROOT: root, TOP: top, DEVICE: '/dev/mapper/crypted' }
  return spawnSync('bash', [`content/cookbook/disko-impermanence/files/modules/${name}.sh`], { encoding: 'utf8', env })
}
const old = (): readonly string[] => readdirSync(join(top, 'old-roots')).sort()

test('a root is set aside, and the next one is empty', () => {
  expect(run('fresh-root')).toMatchObject({ status: 0, stderr: '' })
  expect(readFileSync(join(top, 'old-roots/2026-11-21T08-15-00/mark'), 'utf8')).toBe('root')
  expect(readdirSync(join(top, 'root'))).toEqual(['.subvolume'])
  expect(readFileSync(log, 'utf8')).toBe(`mount -t btrfs -o subvolid=5 /dev/mapper/crypted ${top}\numount ${top}\n`)
  expect(existsSync(join(top, 'nix/mark')) && existsSync(join(top, 'persist/mark'))).toBe(true)
})

test('a start that was broken off between the two steps is made good', () => {
  rmSync(join(top, 'root'), { recursive: true })
  expect(run('fresh-root').status).toBe(0)
  expect(readdirSync(join(top, 'root'))).toEqual(['.subvolume'])
})

test('nothing is lost when the clock shows a time for the second time', () => {
  run('fresh-root')
  writeFileSync(join(top, 'root/new'), '')
  expect(run('fresh-root').status).not.toBe(0)
  expect(existsSync(join(top, 'root/new'))).toBe(true)
  expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(4)
})

test('nothing is changed when the disk cannot be mounted', () => {
  writeFileSync(join(root, 'refuse-mount'), '')
  expect(run('fresh-root').status).toBe(32)
  expect(run('delete-old-roots').status).toBe(32)
  expect(readFileSync(join(top, 'root/mark'), 'utf8')).toBe('root')
})

test('only roots of more than a month ago are deleted, counted from when they were set aside', () => {
  expect(run('delete-old-roots'), 'there is nothing yet').toMatchObject({ status: 0, stderr: '' })
  subvolume('old-roots/2026-09-01T08-00-00', 40)
  subvolume('old-roots/2026-11-10T08-00-00', 11)
  for (const kept of ['root', 'nix', 'persist', 'old-roots']) age(kept, 100)
  run('fresh-root')
  expect(run('delete-old-roots')).toMatchObject({ status: 0, stderr: '' })
  expect(old()).toEqual(['2026-11-10T08-00-00', '2026-11-21T08-15-00'])
  expect(existsSync(join(top, 'nix/mark')) && existsSync(join(top, 'persist/mark'))).toBe(true)
})

test('what is no subvolume stays, and fails the service', () => {
  mkdirSync(join(top, 'old-roots/by-hand'), { recursive: true })
  age('old-roots/by-hand', 40)
  subvolume('old-roots/2026-09-01T08-00-00', 40)
  expect(run('delete-old-roots').status).not.toBe(0)
  expect(old()).toEqual(['by-hand'])
})
