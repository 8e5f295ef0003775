import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocuments } from '../../src/cli/documents.ts'
import { lint, openProject } from '../../src/engine/lint.ts'
import { targetAt } from '../../src/nix/releases.ts'
import { rules } from '../../src/rules/index.ts'
import { parse } from '../support/engine.ts'
import { needNix } from '../support/nix.ts'

// The flake of this project, evaluated by real Nix with a stand-in for nixpkgs: nothing is built.

const root = mkdtempSync(join(tmpdir(), 'flakewise-flake-'))
const project = join(root, 'project')

beforeAll(() => {
  mkdirSync(project)
  for (const path of [
    'flake.nix',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'content',
    'playground',
    'public',
    'src',
  ])
    cpSync(path, join(project, path), { recursive: true })
  cpSync('test/stand-ins/nixpkgs', join(root, 'nixpkgs'), { recursive: true })
  cpSync('test/packaging/machine.nix', join(root, 'machine.nix'))
  execFileSync('git', ['init', '-q', project])
  execFileSync('git', ['-C', project, 'add', '-A'])
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function nix(...args: readonly string[]) {
  const NIX_CONFIG =
    'experimental-features = nix-command flakes\nflake-registry =\nsubstituters =\nwarn-dirty = false\n'
  const env = { ...process.env, HOME: root, XDG_CACHE_HOME: join(root, 'cache'), NIX_CONFIG, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync('nix', args, { cwd: project, env, encoding: 'utf8', timeout: 50_000 })
  return { status, stdout, stderr }
}
const STAND_IN = ['--override-input', 'nixpkgs', `path:${join(root, 'nixpkgs')}`, '--no-write-lock-file']

describe('the flake', () => {
  test('offers what README says, for each system', ({ skip }) => {
    needNix(skip)
    const { status, stdout, stderr } = nix('flake', 'show', '--json', '--all-systems', ...STAND_IN)
    expect(status, stderr).toBe(0)
    const shown = JSON.parse(stdout)
    const outputs = shown.inventory ?? shown
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['checks', 'devShells', 'formatter', 'nixosModules', 'overlays', 'packages']),
    )
    expect(stdout).toContain('flakewise-docs-')
  })

  test('is accepted by nix flake check', ({ skip }) => {
    needNix(skip)
    const { status, stderr } = nix('flake', 'check', '--no-build', '--all-systems', ...STAND_IN)
    expect(status, stderr).toBe(0)
    expect(stderr).not.toMatch(/unknown flake output|is deprecated/)
  })

  test('is clean for this linter, its lock and packages too', () => {
    const { documents, listing } = readDocuments(['flake.nix', 'flake.lock', 'src/packaging'], '.', {
      folder: '.',
      patterns: [],
    })
    const reports = lint(openProject(parse, documents, targetAt(new Date('2026-11-21')), listing), rules)
    expect(reports.flatMap(({ path, diagnostics }) => diagnostics.map(({ rule }) => `${path}: ${rule}`))).toEqual([])
  })
})

describe('the module', () => {
  const machine = (settings: string) => {
    const inputs = `(builtins.getFlake "path:${join(root, 'nixpkgs')}")`
    const given = `let nixpkgs = ${inputs}; flake = (import ${project}/flake.nix).outputs { self = flake // { inputs = { inherit nixpkgs; }; }; inherit nixpkgs; } // { inputs = { inherit nixpkgs; }; }; in`
    return nix(
      'eval',
      '--impure',
      '--json',
      '--expr',
      `${given} import ${root}/machine.nix { inherit flake; settings = ${settings}; }`,
    )
  }

  test('does nothing until it is enabled', ({ skip }) => {
    needNix(skip)
    const { status, stdout, stderr } = machine('{ }')
    expect(status, stderr).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ etc: [], failed: [], greets: false, packages: [], services: {} })
  })

  test('brings the command and the book', ({ skip }) => {
    needNix(skip)
    const { stdout, stderr } = machine(
      '{ enable = true; greeting.enable = true; server.enable = true; server.port = 8080; }',
    )
    const { services, ...rest } = JSON.parse(stdout || `"${stderr}"`)
    expect(rest).toMatchObject({ etc: ['flakewise'], failed: [], greets: true })
    expect(rest.packages).toEqual([
      expect.stringMatching(/^flakewise-\d/),
      expect.stringMatching(/^flakewise-docs-\d/),
      'flakewise.desktop',
    ])
    expect(services['flakewise-docs']).toMatch(
      /\/bin\/flakewise docs --port 8080 \/nix\/store\/\S+\/share\/doc\/flakewise$/,
    )
  })

  test('says what does not go together, and what a port is', ({ skip }) => {
    needNix(skip)
    const { stdout } = machine('{ enable = true; docs.enable = false; server.enable = true; }')
    expect(JSON.parse(stdout).failed).toEqual([
      'programs.flakewise.server.enable needs programs.flakewise.docs.enable.',
    ])
    const { status, stderr } = machine('{ enable = true; server.enable = true; server.port = "http"; }')
    expect(status).toBe(1)
    expect(stderr).toContain("A definition for option `programs.flakewise.server.port' is not of type")
  })
})
