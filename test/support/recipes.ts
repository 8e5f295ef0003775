import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { applyEdits } from '../../src/engine/edits.ts'
import { flakeOf } from '../../src/nix/flake.ts'
import { inputRefs } from '../../src/nix/inputs.ts'
import { parse } from './engine.ts'

const STAND_INS = 'test/stand-ins'
// What is built is built here, by the shell of this machine: no helpers, no users for builds, no sandbox.
const NIX_CONFIG = [
  'experimental-features = nix-command flakes',
  'flake-registry =',
  'substituters =',
  'warn-dirty = false',
  'build-hook =',
  'build-users-group =',
  'sandbox = false',
  '',
].join('\n')

/** A recipe of the cookbook: its page, and the folder with what it shows. */
export interface Recipe {
  readonly name: string
  readonly page: string
  readonly files: string
  /** What lies in `files`, by path from there. */
  readonly paths: readonly string[]
}

export const recipes: readonly Recipe[] = globSync('content/cookbook/*/index.mdx')
  .sort()
  .map(page => {
    const files = join(dirname(page), 'files')
    const paths = readdirSync(files, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(files, join(entry.parentPath, entry.name)))
      .sort()
    return { page, files, paths, name: page.split('/')[2]! }
  })

/** The stand-ins in a new folder, for `checkout`. */
export function newKitchen(): string {
  const root = mkdtempSync(join(tmpdir(), 'flakewise-cookbook-'))
  cpSync(STAND_INS, join(root, 'inputs'), { recursive: true })
  return root
}

/** The files of a recipe in a Git repository under `root`, where each input leads to the stand-in of its name, or to the folder of
    its name beside it, and the locks are made. */
export function checkout({ name, files, paths }: Recipe, root: string): string {
  const folder = join(root, name)
  cpSync(files, folder, { recursive: true })
  const flakes = paths.filter(path => path === 'flake.nix' || path.endsWith('/flake.nix')).map(path => dirname(path))
  for (const flake of flakes) pointInputs(join(folder, flake), root)
  // Each repository of a recipe about several is one here too.
  for (const flake of flakes) {
    execFileSync('git', ['init', '-q', join(folder, flake)])
    execFileSync('git', ['-C', join(folder, flake), 'add', '-A'])
  }
  return folder
}

/** Writes the addresses of stand-ins and neighbours into a flake. */
function pointInputs(folder: string, root: string): void {
  const path = join(folder, 'flake.nix')
  const text = readFileSync(path, 'utf8')
  const flake = flakeOf(parse({ path: 'flake.nix', text }))
  if (!flake) return
  const edits = inputRefs(flake).flatMap(({ input, url }) => {
    const place = [join(root, 'inputs', input.name), join(dirname(folder), input.name)].find(each =>
      existsSync(join(each, 'flake.nix')),
    )
    return place === undefined ? [] : [{ from: url.node.from, to: url.node.to, insert: `"path:${place}"` }]
  })
  writeFileSync(path, applyEdits(text, edits))
}

/** Runs a command in a recipe's folder, away from the network and the settings of whoever runs the tests. */
export function runIn(folder: string, root: string, command: string, ...args: readonly string[]) {
  const env = { ...process.env, HOME: root, XDG_CACHE_HOME: join(root, 'cache'), NIX_CONFIG, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', timeout: 100_000 })
  return { status, stdout, stderr }
}
