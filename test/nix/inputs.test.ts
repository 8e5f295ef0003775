import { describe, expect, test } from 'vitest'
import { openProject } from '../../src/engine/lint.ts'
import { parseFlakeRef } from '../../src/nix/flake-ref.ts'
import {
  daysSince,
  hasOwnCache,
  inputRefs,
  lastModified,
  lockedFlake,
  nixpkgsBranch,
  releaseOfBranch,
} from '../../src/nix/inputs.ts'
import { parse, TARGET } from '../support/engine.ts'

const node = (owner: string, repo: string, ref?: string) => ({
  locked: { type: 'github', owner, repo, rev: 'a'.repeat(40), lastModified: 1_700_000_000 },
  original: { type: 'github', owner, repo, ...(ref ? { ref } : {}) },
})

const FLAKE = `{
  inputs.nixpkgs.url = "github:nixos/NIXPKGS/nixos-26.05";
  inputs.moved.url = "github:example/moved/v2";
  inputs.hypr.url = github:hyprwm/Hyprland;
  inputs.set = { type = "github"; owner = "e"; repo = "set"; };
  inputs.other.follows = "nixpkgs";
  inputs.computed.url = "github:example/\${"x"}";
  inputs.unlocked.url = "github:example/unlocked";
}`
const LOCK = {
  nodes: {
    nixpkgs: node('NixOS', 'nixpkgs', 'nixos-26.05'),
    moved: node('example', 'moved', 'v1'),
    hypr: node('hyprwm', 'Hyprland'),
    set: node('e', 'set'),
    computed: node('example', 'x'),
    root: {
      inputs: {
        nixpkgs: 'nixpkgs',
        moved: 'moved',
        hypr: 'hypr',
        set: 'set',
        other: ['nixpkgs'],
        computed: 'computed',
      },
    },
  },
  root: 'root',
  version: 7,
}

const project = (lock: string) =>
  openProject(
    parse,
    [
      { path: 'flake.nix', text: FLAKE },
      { path: 'flake.lock', text: lock },
    ],
    TARGET,
  )

describe('a flake and its lock', () => {
  const both = project(JSON.stringify(LOCK))
  const file = both.files.get('flake.nix')!

  test('are joined by input; a lock that was made for something else is not current', () => {
    const { inputs } = lockedFlake(file, both)!
    expect(inputs.map(({ input, isCurrent }) => [input.name, isCurrent])).toEqual([
      ['nixpkgs', true],
      ['moved', false],
      ['hypr', true],
      ['set', true],
      ['computed', true],
    ])
    expect(inputs.filter(({ node }) => hasOwnCache(node)).map(({ input }) => input.name)).toEqual(['hypr'])
    expect(inputs.map(({ node }) => lastModified(node))).toEqual(inputs.map(() => 1_700_000_000))
  })

  test('a reference is known where it is one literal', () => {
    const { flake } = lockedFlake(file, both)!
    expect(inputRefs(flake).map(({ input }) => input.name)).toEqual(['nixpkgs', 'moved', 'hypr', 'unlocked'])
  })

  test.each(['', '{', '<<<<<<< HEAD'])('the lock %j is none', text => {
    const broken = project(text)
    expect(lockedFlake(broken.files.get('flake.nix')!, broken)).toBeNull()
  })
})

test.each([
  ['github:NixOS/nixpkgs/nixos-26.05-small', 'nixos-26.05-small', '26.05'],
  ['https://channels.nixos.org/nixpkgs-25.11-darwin/nixexprs.tar.xz', 'nixpkgs-25.11-darwin', '25.11'],
  ['git+https://github.com/NixOS/nixpkgs?ref=release-24.05', 'release-24.05', '24.05'],
  ['github:NixOS/nixpkgs', '', null],
  ['nixpkgs/nixos-unstable', 'nixos-unstable', null],
  [`github:NixOS/nixpkgs/${'a'.repeat(40)}`, null, null],
  ['github:NixOS/nixos-hardware/master', null, null],
])('%s names the branch %s', (url, branch, release) => {
  const parsed = parseFlakeRef(url)
  if (!parsed.ok) throw new Error(parsed.error)
  expect(nixpkgsBranch(parsed.ref)).toBe(branch)
  expect(releaseOfBranch(branch ?? '')).toBe(release)
})

test('days are whole ones', () => {
  expect(daysSince(Date.parse('2026-11-19T12:00:00Z') / 1000, new Date('2026-11-21'))).toBe(1)
})
