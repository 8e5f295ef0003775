import { describe, expect, test } from 'vitest'
import {
  type FlakeRef,
  flakeRefFromAttributes,
  formatErrorOf,
  formatFlakeRef,
  parseFlakeRef,
  partsOf,
  repositoryOf,
} from '../../src/nix/flake-ref.ts'
import { nix } from '../support/nix.ts'
import {
  type AttributesCase,
  askAttributes,
  askReferences,
  disagreementOnInputs,
  type InputCase,
  lockErrorOf,
  nixVersion,
  type ReferenceCase,
  readTable,
} from './flake-ref.oracle.ts'

const table = readTable()

describe('the table of what Nix says', () => {
  test('a text is the reference, or the error, that Nix makes of it', () => {
    expect(table.references.map(({ text }) => ourReference(text))).toEqual(table.references)
  })

  test('attributes print as the URL, or fail with the error, that Nix makes of them', () => {
    expect(table.attributes.map(({ attributes }) => ourPrinted(attributes))).toEqual(table.attributes)
  })

  test('an input means what Nix writes into the lock', () => {
    expect(table.inputs.map(ourInput)).toEqual(table.inputs)
  })
})

describe('real Nix', () => {
  const version = nixVersion()
  const release = (text: string) => /\d+\.\d+/.exec(text)?.[0]
  const differs = version === undefined || release(version) !== release(table.nix)
  const reason = nix.available ? `Skipped: the table holds what ${table.nix} says, and here is ${version}` : nix.hint

  test('says the same of every text', ({ skip }) => {
    skip(differs, reason)
    expect(askReferences(table.references.map(({ text }) => text))).toEqual(table.references)
  })

  test('says the same of every attribute set', ({ skip }) => {
    skip(differs, reason)
    expect(askAttributes(table.attributes.map(({ attributes }) => attributes))).toEqual(table.attributes)
  })

  test('says the same of every input', ({ skip }) => {
    skip(differs, reason)
    expect(disagreementOnInputs(table.inputs.filter(input => 'ref' in input))).toBeUndefined()
    const refused = table.inputs.filter(input => 'error' in input)
    expect(refused.map(input => lockErrorOf(input))).toEqual(refused.map(({ error }) => error))
  }, 20_000)
})

describe('a text that is read as a path', () => {
  test.each([
    ['git+ssh://git@git.corp:owner/repo', "'git+ssh://git@git.corp:owner/repo' is not a valid URL: leftover"],
    ['git@github.com:owner/repo', "'git@github.com:owner/repo' is not a valid URL: mismatch"],
    ['git+https://git.corp:99999/o/r', "port '99999' is invalid"],
    ['git+https://git.corp/o/r?ref=a..b', "invalid Git branch/tag name 'a..b'"],
    ['github:owner', "URL 'github:owner' is invalid"],
    ['github:o/r/main?ref=dev', "URL 'github:o/r/main?ref=dev' contains multiple branch/tag names"],
    ['nixpkgs?dir=lib', "'nixpkgs?dir=lib' doesn't have a scheme"],
    ['file://host/x', "file:// URL 'file://host/x' has unexpected authority 'host'"],
  ])('%s says why it is no URL', (text, notUrl) => {
    expect(parseFlakeRef(text)).toMatchObject({ ok: false, notUrl })
    expect(parseFlakeRef(text, { allowRelative: true })).toMatchObject({ notUrl })
  })

  test('is one in an input, unless it has parameters that a path has not', () => {
    const scp = 'git+ssh://git@git.corp:owner/repo'
    expect(parseFlakeRef(scp, { allowRelative: true })).toMatchObject({
      form: 'path',
      ref: { type: 'path', path: 'git+ssh:/git@git.corp:owner/repo' },
    })
    expect(parseFlakeRef(`${scp}?ref=main`, { allowRelative: true })).toMatchObject({
      error: "path URL 'path:git%2Bssh:/git@git.corp:owner/repo?ref=main' has unsupported parameter 'ref'",
    })
  })

  test('a reference of another form does not', () => {
    expect(parseFlakeRef('nixpkgs')).toEqual({ ok: true, form: 'id', ref: { type: 'indirect', id: 'nixpkgs' } })
    expect(parseFlakeRef('github:o/r')).toMatchObject({ ok: true, form: 'url' })
    expect(parseFlakeRef('github:o/r')).not.toHaveProperty('notUrl')
    expect(flakeRefFromAttributes({ type: 'path', path: '/x' })).toMatchObject({ ok: true, form: 'attributes' })
  })
})

describe('a reference that parses but that Nix cannot print', () => {
  test('is printed as written, and the reason is known', () => {
    const ref = refOf('git+https://git.corp/o/r?rev=main')
    expect(formatFlakeRef(ref)).toBe('git+https://git.corp/o/r?rev=main')
    expect(formatErrorOf(ref)).toBe("hash 'main' has wrong length for hash algorithm 'sha1'")
    expect(formatFlakeRef({ type: 'tarball', url: 'no url' })).toBe('no url')
    expect(formatFlakeRef({ type: 'tarball' })).toBe('{"type":"tarball"}')
  })

  test('numbers that Nix has no attribute for are refused', () => {
    const attributes = { type: 'path', path: '/x', revCount: -1 }
    expect(flakeRefFromAttributes(attributes)).toEqual({
      ok: false,
      error: 'negative value given for flake input attribute revCount: -1',
    })
    expect(flakeRefFromAttributes({ ...attributes, revCount: 0.5 })).toMatchObject({ ok: false })
  })
})

describe('the parts of a text', () => {
  test('stand where they are written', () => {
    const text = 'git+https://user:p%40ss@git.corp:8443/o/r.git?ref=a%2Fb&dir=x&lfs#frag'
    const parts = partsOf(text)
    const shown = (range: { from: number; to: number } | undefined) => range && text.slice(range.from, range.to)
    expect(shown(parts.scheme)).toBe('git+https')
    expect(shown(parts.login)).toBe('user:p%40ss')
    expect(shown(parts.password)).toBe('p%40ss')
    expect(shown(parts.host)).toBe('git.corp')
    expect(shown(parts.port)).toBe('8443')
    expect(shown(parts.path)).toBe('/o/r.git')
    expect(shown(parts.query)).toBe('ref=a%2Fb&dir=x&lfs')
    expect(shown(parts.fragment)).toBe('frag')
    expect(parts.parameters.map(parameter => [parameter.name, parameter.value, shown(parameter)])).toEqual([
      ['ref', 'a/b', 'ref=a%2Fb'],
      ['dir', 'x', 'dir=x'],
      ['lfs', undefined, 'lfs'],
    ])
    expect(parts.parameters.map(({ nameRange, valueRange }) => [shown(nameRange), shown(valueRange)])).toEqual([
      ['ref', 'a%2Fb'],
      ['dir', 'x'],
      ['lfs', undefined],
    ])
  })

  test('show what is wrong with the port of an SCP-like URL', () => {
    const text = 'git+ssh://git@git.corp:owner/repo'
    const { port } = partsOf(text)
    expect(port && text.slice(port.from, port.to)).toBe('owner')
  })

  test('a path has neither scheme nor host', () => {
    expect(partsOf('./a:b?dir=c')).toMatchObject({ scheme: undefined, host: undefined, path: { from: 0, to: 5 } })
  })

  test('and the marks between them are the text', () => {
    for (const { text } of table.references) {
      expect(joined(text)).toBe(text)
      for (const { from, to, nameRange, valueRange } of partsOf(text).parameters) {
        expect([from, to], text).toEqual([nameRange.from, valueRange?.to ?? nameRange.to])
      }
    }
  })

  test('agree with the parse on the directory', () => {
    for (const { text } of table.references) {
      const parsed = parseFlakeRef(text)
      const directory = partsOf(text).parameters.find(({ name, value }) => name === 'dir' && value !== undefined)
      if (parsed.ok) expect(parsed.ref.dir ?? '', text).toBe(directory?.value ?? '')
    }
  })
})

describe('the repository of a reference', () => {
  test.each([
    'github:NixOS/nixpkgs',
    'github:nixos/NixPkgs/nixos-26.05?dir=lib',
    'git+https://github.com/NixOS/nixpkgs',
    'git+https://github.com/NixOS/nixpkgs.git/?ref=nixos-26.05',
    'git+https://token@github.com:443/NixOS/nixpkgs',
    'git+ssh://git@github.com/NixOS/nixpkgs.git',
    'git+ssh://git@ssh.github.com:443/NixOS/nixpkgs.git',
    'git://github.com/NixOS/nixpkgs',
    'https://github.com/NixOS/nixpkgs/archive/nixos-26.05.tar.gz',
    'https://github.com/NixOS/nixpkgs/archive/refs/heads/master.zip',
    'https://github.com/NixOS/nixpkgs/tarball/nixos-26.05',
    'https://github.com/NixOS/nixpkgs/releases/download/1/x.tar.gz',
    'https://codeload.github.com/NixOS/nixpkgs/tar.gz/nixos-26.05',
    'https://api.github.com/repos/NixOS/nixpkgs/tarball/nixos-26.05',
    'https://channels.nixos.org/nixos-26.05/nixexprs.tar.xz',
    'https://nixos.org/channels/nixos-unstable/nixexprs.tar.xz',
    'https://releases.nixos.org/nixos/26.05/nixos-26.05.1/nixexprs.tar.xz',
    'https://releases.nixos.org/nixpkgs/nixpkgs-26.05pre1/nixexprs.tar.xz',
    'https://flakehub.com/f/NixOS/nixpkgs/0.1',
    'https://api.flakehub.com/f/pinned/DeterminateSystems/nixpkgs-weekly/0.1.1/1/source.tar.gz',
    'nixpkgs',
    'flake:nixpkgs/nixos-26.05',
  ])('%s is Nixpkgs', text => {
    expect(repositoryOf(refOf(text))).toBe('github.com/nixos/nixpkgs')
  })

  test.each([
    ['gitlab:group%2Fsub/repo/main', 'gitlab.com/group/sub/repo'],
    ['git+ssh://git@gitlab.com/group/sub/repo.git', 'gitlab.com/group/sub/repo'],
    ['https://gitlab.com/group/sub/repo/-/archive/v1/repo-v1.tar.gz', 'gitlab.com/group/sub/repo'],
    ['https://gitlab.com/api/v4/projects/group%2Fsub%2Frepo/repository/archive.tar.gz', 'gitlab.com/group/sub/repo'],
    ['github:o/r?host=ghe.corp', 'ghe.corp/o/r'],
    ['https://ghe.corp/api/v3/repos/o/r/tarball/main', 'ghe.corp/o/r'],
    ['git+ssh://git@ghe.corp:2222/o/r', 'ghe.corp/o/r'],
    ['git+https://ghe.corp:8443/o/r', 'ghe.corp:8443/o/r'],
    ['sourcehut:~user/repo', 'git.sr.ht/~user/repo'],
    ['https://git.sr.ht/~user/repo/archive/v1.tar.gz', 'git.sr.ht/~user/repo'],
    ['https://codeberg.org/o/r/archive/main.tar.gz', 'codeberg.org/o/r'],
    ['hg+https://hg.corp/o/r', 'hg.corp/o/r'],
    ['https://flakehub.com/f/nix-community/home-manager/0.1', 'flakehub.com/nix-community/home-manager'],
    ['git+file:///srv/Git/r.git', 'file:/srv/Git/r.git'],
    ['git+file:.', undefined],
    ['path:/srv/x', undefined],
    ['home-manager', undefined],
    ['https://example.org/x.tar.gz', undefined],
    ['https://releases.nixos.org/nix/nix-2.34.8/nix.tar.xz', undefined],
    ['file:///srv/o/r/archive/x.tar.gz', undefined],
  ])('%s is %s', (text, repository) => {
    expect(repositoryOf(refOf(text))).toBe(repository)
  })
})

test('nothing throws, whatever is cut off or left out', () => {
  const texts = [...table.references.map(({ text }) => text), '\ud800', 'github:\udfff/r', 'path:\ud800']
  for (const text of texts) {
    for (let length = 0; length <= text.length; length++) {
      const cut = text.slice(0, length)
      const parsed = parseFlakeRef(cut, { allowRelative: true })
      expect(joined(cut)).toBe(cut)
      if (!parsed.ok) continue
      const { type: _, ...untyped } = parsed.ref
      expect(flakeRefFromAttributes(untyped).ok).toBe(false)
      expect(typeof formatFlakeRef(parsed.ref)).toBe('string')
      expect(repositoryOf(parsed.ref)).not.toBe('')
    }
  }
})

function refOf(text: string): FlakeRef {
  const parsed = parseFlakeRef(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.ref
}

function printed(ref: FlakeRef) {
  const urlError = formatErrorOf(ref)
  return urlError === undefined ? { url: formatFlakeRef(ref) } : { urlError }
}

function ourReference(text: string): ReferenceCase {
  const parsed = parseFlakeRef(text)
  return parsed.ok ? { text, ref: parsed.ref, ...printed(parsed.ref) } : { text, error: parsed.error }
}

function ourPrinted(attributes: AttributesCase['attributes']): AttributesCase {
  const parsed = flakeRefFromAttributes(attributes)
  return parsed.ok ? { attributes, ...printed(parsed.ref) } : { attributes, urlError: parsed.error }
}

function ourInput({ text, flake }: InputCase): InputCase {
  const input = { text, ...(flake === false && { flake }) }
  const parsed = parseFlakeRef(text, { allowRelative: true, flake: flake ?? true })
  return parsed.ok ? { ...input, ref: parsed.ref } : { ...input, error: parsed.error }
}

/** The text put together again from its parts. */
function joined(text: string): string {
  const { scheme, login, host, port, path, query, fragment } = partsOf(text)
  const part = (range: { from: number; to: number } | undefined, before: string, after = '') =>
    range ? before + text.slice(range.from, range.to) + after : ''
  const authority = host ? `//${part(login, '', '@')}${part(host, '')}${part(port, ':')}` : ''
  return part(scheme, '', ':') + authority + part(path, '') + part(query, '?') + part(fragment, '#')
}
