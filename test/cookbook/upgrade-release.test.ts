import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fencesIn } from '../support/fences.ts'

// The page shows the files on 26.05, and what our command said of each state on the way. The differences of the page lead from state to
// state, so each of them can be made again and linted.

const page = 'content/cookbook/upgrade-release/index.mdx'
const root = mkdtempSync(join(tmpdir(), 'flakewise-upgrade-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const fences = fencesIn(page, readFileSync(page, 'utf8'))
const differences = fences.filter(fence => fence.language === 'diff').map(fence => fence.text)
const shown = fences.flatMap((fence, at) => {
  const [, flags] = /^flakewise lint (.*)$/m.exec(fence.text) ?? []
  return flags === undefined ? [] : [{ flags: flags.split(' '), output: fences[at + 1]!.text }]
})

/** A lock as Nix makes it for the two inputs of a flake. */
function lockOf(flake: string): string {
  const node = (owner: string, repo: string, more: object) => {
    const ref = new RegExp(`${repo}/([\\w.-]+)"`).exec(flake)![1]!
    const locked = {
      lastModified: 1795000000,
      narHash: `sha256-${'A'.repeat(43)}=`,
      owner,
      repo,
      rev: '0'.repeat(40),
      type: 'github',
    }
    return { ...more, locked, original: { owner, ref, repo, type: 'github' } }
  }
  const nodes = {
    'home-manager': node('nix-community', 'home-manager', { inputs: { nixpkgs: ['nixpkgs'] } }),
    nixpkgs: node('NixOS', 'nixpkgs', {}),
    root: { inputs: { 'home-manager': 'home-manager', nixpkgs: 'nixpkgs' } },
  }
  return JSON.stringify({ nodes, root: 'root', version: 7 })
}

/** The files of the recipe, after differences of its page. */
function stateAfter(...steps: readonly (readonly [patch: string, ...flags: string[]])[]): string {
  const folder = mkdtempSync(join(root, 'state-'))
  cpSync('content/cookbook/upgrade-release/files', folder, { recursive: true })
  for (const [input, ...flags] of steps) execFileSync('git', ['apply', ...flags, '-'], { cwd: folder, input })
  writeFileSync(join(folder, 'flake.lock'), lockOf(readFileSync(join(folder, 'flake.nix'), 'utf8')))
  return folder
}

describe('the upgrade', () => {
  test('has three steps, and asks three times', () => {
    expect([differences.length, shown.length]).toEqual([3, 3])
  })

  const [to2605, ready, to2611] = differences as [string, string, string]
  const states = [
    ['on 25.11', () => stateAfter([ready, '--reverse'], [to2605, '--reverse'])],
    ['on 26.05', () => stateAfter([ready, '--reverse'])],
    ['ready for 26.11', () => stateAfter()],
  ] as const
  test.each(states)('%s the command says what the page shows', (name, make) => {
    const { flags, output } = shown[states.findIndex(([state]) => state === name)]!
    const args = [resolve('src/cli/bin.ts'), 'lint', ...flags, '--now', '2026-11-21']
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: make(), encoding: 'utf8' })
    expect(stdout).toBe(output)
    expect(status).toBe(/\d errors? in|\d errors?,/.test(output) ? 1 : 0)
  })

  test('the last step fits the files too, and leaves nothing to find', () => {
    const args = [resolve('src/cli/bin.ts'), 'lint', '--target', '26.11', '--max-warnings', '0', '--now', '2026-11-21']
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: stateAfter([to2611]), encoding: 'utf8' })
    expect(status, stdout).toBe(0)
  })
})
