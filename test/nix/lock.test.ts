import { describe, expect, test } from 'vitest'
import { openProject } from '../../src/engine/lint.ts'
import { lockOf } from '../../src/nix/lock.ts'
import { documentAt, existence, lockBeside, pathUses, reachableFrom, resolvePath } from '../../src/nix/project.ts'
import { parse, TARGET } from '../support/engine.ts'

const lock = (text: string) => lockOf(parse({ path: 'flake.lock', text }))!

const TEXT = JSON.stringify(
  {
    nodes: {
      modules: {
        inputs: { nixpkgs: ['nixpkgs'] },
        locked: { type: 'git', rev: 'a'.repeat(40) },
        original: { type: 'git' },
      },
      nixpkgs: { flake: false, locked: { type: 'github', owner: 'NixOS', lastModified: 1 }, original: {} },
      root: { inputs: { modules: 'modules', nixpkgs: 'nixpkgs', loop: ['loop'] } },
    },
    root: 'root',
    version: 7,
  },
  null,
  2,
)

describe('a lock', () => {
  test('is read with the place of everything', () => {
    const { nodes, version, root, broken } = lock(TEXT)
    expect({ broken, root, version: version!.value }).toEqual({ broken: null, root: 'root', version: 7 })
    expect([...nodes.keys()]).toEqual(['modules', 'nixpkgs', 'root'])
    const nixpkgs = nodes.get('nixpkgs')!
    expect(nixpkgs.isFlake).toBe(false)
    expect(nixpkgs.locked!.text('owner')).toBe('NixOS')
    expect(nixpkgs.locked!.plain()).toEqual({ type: 'github', owner: 'NixOS', lastModified: 1 })
    expect(TEXT.slice(nixpkgs.key.from, nixpkgs.key.to)).toBe('"nixpkgs"')
  })

  test('follows are paths from the root', () => {
    const { resolve } = lock(TEXT)
    expect(resolve(['modules', 'nixpkgs'])!.name).toBe('nixpkgs')
    expect(resolve([])!.name).toBe('root')
    expect(resolve(['nope'])).toBeNull()
    expect(resolve(['loop'])).toBeNull()
  })

  test.each([
    ['', 'value expected'],
    ['<<<<<<< HEAD\n{}', 'invalid symbol'],
    ['[]', 'a flake.lock is a JSON object'],
    ['{"nodes": {}', 'close brace expected'],
    ['['.repeat(10_000), 'a flake.lock is a JSON object'],
  ])('%j is broken', (text, message) => {
    expect(lock(text).broken?.message).toBe(message)
  })

  test.each(['{}', '{"nodes": 1}', '{"nodes": {"root": {"inputs": {"a": [1]}}}, "root": 2}'])(
    '%j reads as what is there',
    text => {
      const { broken, resolve } = lock(text)
      expect(broken).toBeNull()
      expect(resolve(['a'])).toBeNull()
    },
  )
})

describe('a project', () => {
  const files = {
    'flake.nix':
      '{ outputs = { ... }: { a = import ./lib; b = ./nope.nix; c = { modules = [ ./hosts/web.nix ]; }; }; }',
    'flake.lock': TEXT,
    'lib/default.nix': 'import ../shared/x.nix',
    'shared/x.nix': '1',
    'hosts/web.nix': '{ imports = [ ../shared/x.nix ]; }',
    'apart.nix': '2',
  }
  const documents = Object.entries(files).map(([path, text]) => ({ path, text }))
  const project = openProject(parse, documents, TARGET)
  const flake = project.files.get('flake.nix')!

  test('knows which lock belongs to which flake', () => {
    expect(lockBeside(flake, project)!.root).toBe('root')
    expect(lockBeside(project.files.get('hosts/web.nix')!, project)).toBeNull()
  })

  test('knows what a path names', () => {
    expect(pathUses(flake).map(({ path, isCode }) => [path, isCode])).toEqual([
      ['lib', true],
      ['nope.nix', false],
      ['hosts/web.nix', true],
    ])
    expect(documentAt(project, 'lib')!.path).toBe('lib/default.nix')
    expect(documentAt(project, 'nope.nix')).toBeNull()
    expect(resolvePath('a/b.nix', '../../x')).toBeNull()
    expect(resolvePath('a/b.nix', './c/../d.nix')).toBe('a/d.nix')
  })

  test('knows what exists, where somebody looked', () => {
    const paths = new Set(['hosts/web.nix', 'hosts/db.nix', 'new/a.nix', 'secrets.yaml'])
    const listing = { folders: [''], skipped: ['result'], paths, untracked: new Set(['hosts/db.nix', 'new/a.nix']) }
    const whole = { ...project, listing }
    const known = (path: string) => existence(whole, path)
    expect(['hosts/web.nix', 'hosts', '', 'secrets.yaml'].map(known)).toEqual(Array(4).fill('tracked'))
    expect(['hosts/db.nix', 'new', 'new/a.nix'].map(known)).toEqual(Array(3).fill('untracked'))
    expect(['nope.nix', 'host'].map(known)).toEqual(['missing', 'missing'])
    expect(known('result/bin')).toBe('unknown')
    expect(existence({ ...whole, listing: { ...listing, folders: ['hosts'] } }, 'lib')).toBe('unknown')
    expect(existence(project, 'lib')).toBe('unknown')
    expect(existence(project, 'apart.nix')).toBe('tracked')
  })

  test('reaches what is imported, and no more', () => {
    const reached = [...reachableFrom(flake, project)].map(({ path }) => path).sort()
    expect(reached).toEqual(['flake.nix', 'hosts/web.nix', 'lib/default.nix', 'shared/x.nix'])
  })
})
