import { expect, test } from 'vitest'
import { lint, openProject } from '../../src/engine/lint.ts'
import type { Target } from '../../src/engine/model.ts'
import { releaseOf } from '../../src/nix/project-release.ts'
import { targetAt } from '../../src/nix/releases.ts'
import { rules } from '../../src/rules/index.ts'
import { parse } from '../support/engine.ts'

const usual = targetAt(new Date('2026-11-21'))
const chosen: Target = { ...usual, isDefault: false }

const flake = (url: string): string =>
  `{ inputs.nixpkgs.url = "${url}"; outputs = { nixpkgs, ... }: { nixosModules.a = { pkgs, ... }: { sound.enable = true; environment.systemPackages = [ pkgs.nodePackages ]; }; }; }\n`
const lock = (day: string): string =>
  JSON.stringify({
    nodes: {
      nixpkgs: {
        locked: {
          type: 'github',
          owner: 'NixOS',
          repo: 'nixpkgs',
          rev: '1'.repeat(40),
          narHash: 'sha256-x',
          lastModified: Date.parse(day) / 1000,
        },
        original: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-unstable' },
      },
      root: { inputs: { nixpkgs: 'nixpkgs' } },
    },
    root: 'root',
    version: 7,
  })

const project = (target: Target, url: string, locked?: string) =>
  openProject(
    parse,
    [{ path: 'flake.nix', text: flake(url) }, ...(locked ? [{ path: 'flake.lock', text: lock(locked) }] : [])],
    target,
  )

test.each([
  ['an older branch counts', 'github:NixOS/nixpkgs/nixos-24.05', undefined, '24.05'],
  ['the branch of today', 'github:NixOS/nixpkgs/nixos-26.05', undefined, '26.05'],
  ['a newer branch is not more than is known', 'github:NixOS/nixpkgs/nixos-27.05', undefined, '26.05'],
  ['a moving branch without a lock', 'github:NixOS/nixpkgs/nixos-unstable', undefined, '26.05'],
  ['a moving branch, locked long ago', 'github:NixOS/nixpkgs/nixos-unstable', '2024-08-01', '24.05'],
  ['locked before all that is known', 'github:NixOS/nixpkgs/nixos-unstable', '2019-01-01', '22.05'],
])('%s', (_, url, locked, release) => {
  expect(releaseOf(project(usual, url, locked))).toBe(release)
})

test('what was chosen counts, whatever is pinned', () => {
  expect(releaseOf(project(chosen, 'github:NixOS/nixpkgs/nixos-24.05'))).toBe('26.05')
})

test('names that the pinned release still has are not reported, unless the target says so', () => {
  const found = (target: Target) =>
    lint(project(target, 'github:NixOS/nixpkgs/nixos-24.05'), rules)[0]!.diagnostics.map(({ rule }) => rule)
  expect(found(usual)).not.toContain('option-removed')
  expect(found(usual)).not.toContain('package-removed')
  expect(found(chosen)).toEqual(expect.arrayContaining(['option-removed', 'package-removed']))
})
