import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { readDocuments } from '../../src/cli/documents.ts'
import { FEW_FILES, lintTree } from '../../src/cli/lint-tree.ts'
import { parser } from '../../src/cli/parser.ts'
import { lint, openProject } from '../../src/engine/lint.ts'
import type { Document } from '../../src/engine/model.ts'
import { toJson } from '../../src/report/json.ts'
import { rules } from '../../src/rules/index.ts'
import { run, runIn } from '../support/command.ts'
import { TARGET } from '../support/engine.ts'

/** A flake with hosts that import modules, of which some are missing, broken, called or take too few arguments. */
const files: Record<string, string> = {
  'flake.nix': `{\n  outputs = { self, nixpkgs }: {\n    nixosConfigurations = {\n${Array.from(
    { length: 100 },
    (_, n) => `      h${n} = nixpkgs.lib.nixosSystem { modules = [ ./hosts/h${n} ]; };\n`,
  ).join('')}    };\n  };\n}\n`,
  ...Object.fromEntries(
    Array.from({ length: 100 }, (_, n) => [
      [
        `hosts/h${n}/default.nix`,
        `{ inputs, ... }:\n{\n  imports = [ ../../m/${n}.nix ../../m/${n + 1}.nix ../../p/${n % 50}.nix ];\n}\n`,
      ],
      [`m/${n}.nix`, `{ config, lib, pkgs }:\n{\n  config.environment.systemPackages = with pkgs; [ p${n} ];\n}\n`],
      [`p/${n}.nix`, `{ lib, stdenv }: stdenv.mkDerivation { src = /home/me/p${n}; name = "ü${n}"; }\n`],
      [`b/${n}.nix`, n % 9 === 0 ? '{ a = [ 1; }\n' : `# flakewise-ignore with-scope: x\n{ a = ${n}; }\n`],
      [`c/${n}.nix`, `import ../m/${n}.nix { config = { }; lib = { }; pkgs = { }; }\n`],
      [`l/${n}/flake.lock`, n % 2 ? '{' : '{ "nodes": { "root": { } }, "root": "root", "version": 7 }\n'],
    ]).flat(),
  ),
}
const documents: readonly Document[] = Object.entries(files).map(([path, text]) => ({ path, text }))

const inOneGo = async (all: readonly Document[], listing = null as ReturnType<typeof readDocuments>['listing']) =>
  lint(openProject(await parser(), all, TARGET, listing), rules)

test.each([1, 2])('%d threads report what one go reports, in the same order', async threads => {
  expect(documents.length).toBeGreaterThan(FEW_FILES)
  const expected = await inOneGo(documents)
  const said = new Set(expected.flatMap(report => report.diagnostics.map(({ rule }) => rule)))
  // What another file says decides these.
  expect([...said]).toEqual(expect.arrayContaining(['module-args-without-ellipsis', 'pure-absolute-path']))
  expect(await lintTree(documents, { target: TARGET, levels: {}, listing: null }, { threads })).toEqual(expected)
})

test('levels reach the threads; no file at all is no report', async () => {
  const levels = Object.fromEntries(rules.map(rule => [rule.id, 'off'] as const))
  const reports = await lintTree(documents.slice(0, 9), { target: TARGET, levels, listing: null })
  expect(reports.map(({ path }) => path)).toEqual(documents.slice(0, 9).map(({ path }) => path))
  expect(reports.flatMap(report => report.diagnostics)).toEqual([])
  expect(await lintTree([], { target: TARGET, levels, listing: null })).toEqual([])
})

test('the command prints for a big tree what it prints for a small one', async () => {
  const { cwd } = await run(['lint'])
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  const { code, out, err } = await runIn(cwd, ['lint', '--target', TARGET.release, '--format', 'json'])
  const found = readDocuments(['.'], cwd, { folder: cwd, patterns: [] })
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(JSON.parse(out)).toEqual(toJson(await inOneGo(found.documents, found.listing)))
})

test.each([
  ['throw new Error("no luck\\nat all")', 'A thread that lints failed: no luck'],
  ['process.exit(3)', 'A thread that lints failed: it ended with code 3.'],
])('a thread that runs %s is one line', async (code, message) => {
  const { cwd } = await run(['--help'], { 'worker.mjs': code })
  const script = pathToFileURL(join(cwd, 'worker.mjs'))
  const settings = { target: TARGET, levels: {}, listing: null }
  await expect(lintTree(documents, settings, { threads: 2, script })).rejects.toThrow(message)
})

test('a thread with too little memory is tried again without a limit', async () => {
  const settings = { target: TARGET, levels: {}, listing: null }
  const big = [{ path: 'a.nix', text: `[ ${'{ a = b: b; } '.repeat(40_000)} ]` }]
  const reports = await lintTree(big, settings, { limits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 40 } })
  expect(reports).toEqual(await inOneGo(big))
})
