import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { lint, openProject } from '../src/engine/lint.ts'
import { targetAt } from '../src/nix/releases.ts'
import { rules } from '../src/rules/index.ts'
import { fileIn } from '../src/site/code/files.ts'
import { parse } from './support/engine.ts'
import { fencesIn } from './support/fences.ts'
import { needNix } from './support/nix.ts'
import { checkout, newKitchen, recipes, runIn } from './support/recipes.ts'

// Every recipe is real flakes in its own folder, which its page shows: clean for the linter, evaluated by Nix with stand-ins for what
// they take in. A fence that says `run` is run there, and prints what the fence behind it shows.

const root = newKitchen()
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** `…` stands for any text, also of several lines. */
function isShown(output: string, shown: string): boolean {
  const parts = shown.trim().split('…')
  const pattern = parts.map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*?')
  return new RegExp(`^${pattern}$`).test(output.trim())
}

describe.each(recipes)('$name', recipe => {
  const { page, files, paths } = recipe
  const fences = fencesIn(page, readFileSync(page, 'utf8'))
  const flakes = paths.filter(path => path.split('/').at(-1) === 'flake.nix').map(path => dirname(path))
  let folder: string | undefined
  const place = (): string => {
    folder ??= checkout(recipe, root)
    return folder
  }

  test('its page shows each of its files, and no other', () => {
    const shown = fences.flatMap(fence => fileIn(fence.meta) ?? [])
    expect(shown.sort()).toEqual([...paths].sort())
  })

  test('is clean, also for an air gap', () => {
    const documents = paths
      .filter(path => path.endsWith('.nix'))
      .map(path => ({ path, text: readFileSync(join(files, path), 'utf8') }))
    const target = { ...targetAt(new Date('2026-11-21')), profile: 'airgap' as const }
    const reports = lint(openProject(parse, documents, target), rules)
    const found = reports.flatMap(report =>
      report.diagnostics.map(({ rule, message }) => `${report.path}: ${rule}: ${message}`),
    )
    expect(found).toEqual([])
  })

  test.for(flakes)('%s evaluates', (flake, { skip }) => {
    needNix(skip)
    const { status, stderr } = runIn(join(place(), flake), root, 'nix', 'flake', 'check', '--no-build')
    expect(status, stderr).toBe(0)
  })

  const runs = fences.flatMap((fence, at) => (/\brun\b/.test(fence.meta) ? [{ ...fence, output: fences[at + 1] }] : []))
  test.for(runs)('line $line prints what it shows', ({ meta, text, output }, { skip }) => {
    needNix(skip)
    const { status, stdout, stderr } = runIn(
      join(place(), /\bin="([^"]+)"/.exec(meta)?.[1] ?? '.'),
      root,
      'bash',
      '-euo',
      'pipefail',
      '-c',
      text,
    )
    const printed = /\bfails\b/.test(meta) ? stderr : stdout
    if (/\bfails\b/.test(meta)) expect(status).not.toBe(0)
    else expect(status, stderr).toBe(0)
    expect(output?.language, 'a fence with the output follows').toMatch(/^(text|json)$/)
    expect(isShown(printed, output!.text), `printed:\n${printed}\n${stderr}\nshown:\n${output!.text}`).toBe(true)
  })

  test.each(paths.filter(path => path.endsWith('.sh')))('%s is accepted by shellcheck', path => {
    const { status, stdout, error } = spawnSync('shellcheck', ['--shell', 'bash', join(files, path)], {
      encoding: 'utf8',
    })
    if (!error) expect(status, stdout).toBe(0)
  })
})
