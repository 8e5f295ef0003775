import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nix } from '../support/nix.ts'
import { checkout, newKitchen, recipes, runIn } from '../support/recipes.ts'

// The gate of the recipe, as its derivation runs it: with stand-ins for the tools, which only answer with a status, and our own command.

const kitchen = newKitchen()
const root = mkdtempSync(join(tmpdir(), 'flakewise-gate-'))
afterAll(() => {
  for (const folder of [kitchen, root]) rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(!nix.available)('the gate', () => {
  const tools = ['nixfmt', 'statix', 'deadnix']
  const bin = join(root, 'bin')
  let script = ''

  beforeAll(() => {
    const place = checkout(recipes.find(recipe => recipe.name === 'checks-that-run')!, kitchen)
    const { status, stdout, stderr } = runIn(
      place,
      kitchen,
      'nix',
      'eval',
      '--raw',
      '.#checks.x86_64-linux.lint.buildCommand',
    )
    expect(status, stderr).toBe(0)
    script = stdout.replace(/^cd \/nix\/store\/.*$/m, `cd "$SRC"`)
    mkdirSync(bin)
    for (const tool of tools) {
      writeFileSync(join(bin, tool), `#!/bin/sh\n[ "$REFUSING" != ${tool} ]\n`, { mode: 0o755 })
    }
    const command = `#!/bin/sh\nexec ${process.execPath} ${process.cwd()}/src/cli/bin.ts "$@"\n`
    writeFileSync(join(bin, 'flakewise'), command, { mode: 0o755 })
  })

  /** As stdenv runs a builder: errors end it, also in pipes. */
  const run = (text: string | undefined, refusing = '') => {
    const SRC = mkdtempSync(join(root, 'src-'))
    const out = `${SRC}.out`
    if (text !== undefined) writeFileSync(join(SRC, 'module.nix'), text)
    const { status, stderr } = spawnSync('bash', ['--norc', '-eu', '-o', 'pipefail', '-c', script], {
      env: { PATH: `${bin}:${process.env.PATH}`, SRC, out, REFUSING: refusing },
      encoding: 'utf8',
    })
    return { status, stderr, passed: existsSync(out) }
  }
  const good = '{ pkgs, ... }:\n{\n  environment.systemPackages = [ pkgs.jq ];\n}\n'
  const bad = '{ config, lib, ... }:\n{\n  imports = lib.optionals config.x [ ];\n}\n'

  test('is open for what is clean', () => {
    expect(run(good)).toEqual({ status: 0, stderr: '', passed: true })
  })

  test.each(tools)('is shut when %s refuses', tool => {
    expect(run(good, tool)).toEqual({ status: 1, stderr: `Refused by: ${tool}\n`, passed: false })
  })

  test('is shut when flakewise refuses, and names all who do', () => {
    expect(run(bad)).toMatchObject({ status: 1, stderr: 'Refused by: flakewise\n', passed: false })
    expect(run(bad, 'statix')).toMatchObject({ status: 1, stderr: 'Refused by: statix flakewise\n', passed: false })
  })

  test('is shut when there is nothing to look at', () => {
    expect(run(undefined)).toEqual({ status: 1, stderr: 'There is no Nix file here.\n', passed: false })
  })
})
