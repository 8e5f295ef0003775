import { describe, expect, test } from 'vitest'
import { openProject } from '../../src/engine/lint.ts'
import { flakeOf } from '../../src/nix/flake.ts'
import { inputUse } from '../../src/nix/input-uses.ts'
import { isOfTool, KNOWN_OUTPUTS, meantOutput } from '../../src/nix/output-names.ts'
import { outputsOf, updatesOf } from '../../src/nix/outputs.ts'
import { isEvaluatedPurely } from '../../src/nix/pure.ts'
import { registryUrl } from '../../src/nix/registry.ts'
import { descendants } from '../../src/nix/syntax.ts'
import { isSystem, meantSystem } from '../../src/nix/systems.ts'
import { quoted } from '../../src/nix/urls.ts'
import { parse, TARGET } from '../support/engine.ts'

const flake = (text: string) => flakeOf(parse({ path: 'flake.nix', text }))!

const project = (files: Record<string, string>) =>
  openProject(
    parse,
    Object.entries(files).map(([path, text]) => ({ path, text })),
    TARGET,
    null,
  )

describe('outputs for all systems', () => {
  const paths = (body: string) =>
    outputsOf(flake(`{ outputs = { self, nixpkgs }: ${body}; }`)).map(
      ({ path, within }) => `${path.join('.')} ${within}`,
    )

  test.each([
    ['{ packages = f (system: { a = 1; }); }', ['packages flake', 'packages.a each-system']],
    ['{ packages = l.genAttrs [ ] (system: { a = 1; }); }', ['packages flake', 'packages.a each-system']],
    ['{ packages = forAllSystems (pkgs: { a = 1; }); }', ['packages flake', 'packages.a each-system']],
    ['{ packages = map (pkgs: { a = 1; }) x; }', ['packages flake']],
    ['{ hosts = l.genAttrs [ ] (name: { a = 1; }); }', ['hosts flake']],
    ['{ a.b = f (system: { c = 1; }); }', ['a.b flake']],
  ])('%s', (body, expected) => {
    expect(paths(body)).toEqual(expected)
  })

  test('both sides of each `//`', () => {
    const updates = updatesOf(
      flake(
        '{ outputs = _: u.eachDefaultSystem (system: { a = 1; }) // (let x = { b = 1; }; in x) // { c = { } // { d = 1; }; }; }',
      ),
    )
    const names = updates.map(({ left, right }) =>
      [left, right].map(side => side.map(({ path }) => path.join('.')).sort()),
    )
    expect(names).toEqual([
      [['a'], ['b', 'c', 'c.d']],
      [['b'], ['c', 'c.d']],
    ])
    expect(updatesOf(flake('{ outputs = x; }'))).toEqual([])
  })
})

describe('systems', () => {
  test.each([
    ['x86_64-linux', null],
    ['riscv64-linux', null],
    ['wasm32-wasi', null],
    ['default', null],
    ['hello-linux', null],
    ['', null],
    ['amd64-linux', 'x86_64-linux'],
    ['arm64-linux', 'aarch64-linux'],
    ['x86-linux', 'x86_64-linux'],
    ['x86_64', 'x86_64-linux'],
    ['aarch64', 'aarch64-linux'],
    ['linux', 'x86_64-linux'],
    ['macos', 'aarch64-darwin'],
    ['Linux-x86_64', 'x86_64-linux'],
    ['x86_64-Linux', 'x86_64-linux'],
    ['linux-tools', null],
  ])('%s is meant for %s', (name, meant) => {
    expect(meantSystem(name)).toBe(meant)
    if (meant !== null) expect(isSystem(meant)).toBe(true)
  })
})

describe('names of outputs', () => {
  test.each([
    ['nixosConfiguration', 'nixosConfigurations'],
    ['pakcages', 'packages'],
    ['homeManagerConfigurations', 'homeConfigurations'],
    ['homeManagerModules', null],
    ['utils', null],
    ['app', null],
    ['toString', null],
  ])('%s is meant for %s', (name, meant) => {
    expect(meantOutput(name)).toBe(meant)
  })

  test('what Nix knows is not what tools know', () => {
    expect(['deploy', 'colmena', 'nixosRoles'].every(isOfTool)).toBe(true)
    expect(['inputs', 'utils', 'evalModules'].some(isOfTool)).toBe(false)
    expect(KNOWN_OUTPUTS.has('packages')).toBe(true)
  })
})

describe('what is taken from an input', () => {
  const uses = (path: string, text: string) => {
    const all = project({
      'flake.nix': '{ inputs.a.url = "github:o/a"; outputs = { a, ... }@inputs: { }; }',
      [path]: text,
    })
    const file = all.files.get(path)!
    return Array.from(descendants(file.root))
      .filter(node => node.type === 'select_expression')
      .flatMap(node => {
        const use = inputUse(node, file, all)
        return use ? [`${use.input.name}:${use.attrs.map(({ text }) => text).join('.')}`] : []
      })
  }

  test.each([
    [
      'flake.nix',
      '{ inputs.a.url = "u"; outputs = { a, ... }@i: [ a.x i.a.y.${z} i.b.x i.a a.x or 1 ]; }',
      ['a:x', 'a:y.${z}'],
    ],
    ['flake.nix', '{ inputs.a.url = "u"; outputs = i: let a = 1; f = i: i.a.x; in [ a.x i.a.z ]; }', ['a:z']],
    ['m.nix', '{ inputs, a, ... }: [ inputs.a.x inputs.b.x a.x inputs.a ]', ['a:x']],
    ['m.nix', 'let inputs = 1; in inputs.a.x', []],
    ['devenv.nix', '{ inputs, ... }: inputs.a.x', []],
  ])('%s %s', (path, text, expected) => {
    expect(uses(path, text)).toEqual(expected)
  })
})

test('what a flake evaluates: itself, what it leads to, and modules beside it', () => {
  const files = {
    'flake.nix': '{ outputs = _: { x = import ./a.nix; }; }',
    'a.nix': '[ (import ./b) ]',
    'b/default.nix': '1',
    'm.nix': '{ config, ... }: { services.x.enable = true; }',
    'shell.nix': '1',
  }
  const pure = (all: ReturnType<typeof project>) => [...all.files.values()].filter(file => isEvaluatedPurely(file, all))
  expect(pure(project(files)).map(({ path }) => path)).toEqual(['flake.nix', 'a.nix', 'b/default.nix', 'm.nix'])
  expect(pure(project({ ...files, 'flake.nix': `# --impure\n${files['flake.nix']}` }))).toEqual([])
  expect(pure(project({ 'm.nix': files['m.nix'] }))).toEqual([])
})

test('the registry, with a branch for the release where there is one', () => {
  expect(registryUrl('nixpkgs', '26.05')).toBe('github:NixOS/nixpkgs/nixos-26.05')
  expect(registryUrl('home-manager', '26.05')).toBe('github:nix-community/home-manager/release-26.05')
  expect(registryUrl('disko', '26.05')).toBe('github:nix-community/disko')
  expect(registryUrl('unknown', '26.05')).toBeUndefined()
})

test('a text in quotes', () => {
  expect(quoted('a"b\\c${d} $e')).toBe('"a\\"b\\\\c\\${d} $e"')
})
