import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, matchesGlob, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import type { Document, Listing } from '../engine/model.ts'
import { listingOf, type Seen } from './listing.ts'

/** Larger files are no Nix that anybody wrote; the largest file of nixpkgs has 1.5 MB. */
export const MAX_BYTES = 4_000_000

/** What could be read, and one line for each thing that could not. */
export interface Found {
  readonly documents: readonly Document[]
  readonly listing: Listing | null
  readonly problems: readonly string[]
}

/** Patterns of paths to leave out, as in a `.gitignore`, and the folder that they are relative to. */
export interface Exclude {
  readonly folder: string
  readonly patterns: readonly string[]
}

/** Reads the documents that the paths name: a file as it is, a folder with all `.nix` files and `flake.lock`s below it, and of these
    what fits a pattern with `*`, without what `.gitignore` leaves out. Links to folders are not followed, so no loop of links is entered.
    @param paths as given on the command line
    @param cwd where relative paths begin; the documents' paths are relative to it */
export function readDocuments(paths: readonly string[], cwd: string, exclude: Exclude): Found {
  const problems: string[] = []
  const seen: Seen = { folders: [], files: [], skipped: [] }
  const excluded = [{ folder: exclude.folder, rules: ignore().add([...exclude.patterns]) }]
  const documents = new Map<string, Document>()
  for (const path of paths) {
    const absolute = resolve(cwd, path)
    for (const file of filesAt(absolute, path, excluded, seen, problems)) {
      const name = (relative(cwd, file) || basename(file)).split(sep).join('/')
      const text = readText(file, name, problems)
      if (text !== null) documents.set(name, { path: name, text })
    }
  }
  return { documents: [...documents.values()], listing: listingOf(seen, cwd), problems }
}

/** The text of bytes that are UTF-8; a byte order mark stays, because Nix sees it too.
    @throws TypeError when they are not */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

function readText(file: string, name: string, problems: string[]): string | null {
  try {
    const bytes = readFileSync(file)
    if (bytes.length <= MAX_BYTES) return decodeText(bytes)
    problems.push(`${name} has ${(bytes.length / 1e6).toFixed(1)} MB; files over ${MAX_BYTES / 1e6} MB are not read.`)
  } catch (error) {
    problems.push(
      error instanceof TypeError ? `${name} is not UTF-8 text.` : `${name} cannot be read: ${reason(error)}.`,
    )
  }
  return null
}

function filesAt(
  absolute: string,
  path: string,
  excluded: readonly Ignores[],
  seen: Seen,
  problems: string[],
): readonly string[] {
  try {
    if (!statSync(absolute).isDirectory()) return [absolute]
  } catch (error) {
    if (GLOB.test(path)) return filesLike(absolute, path, excluded, seen, problems)
    problems.push(`${path} cannot be read: ${reason(error)}.`)
    return []
  }
  seen.folders.push(absolute)
  return filesBelow(absolute, [...excluded, ...ignoresAbove(absolute)], seen, problems)
}

/** Signs of a pattern, in a path that does not exist as it stands. */
const GLOB = /[*?[{]/

function filesLike(
  pattern: string,
  path: string,
  excluded: readonly Ignores[],
  seen: Seen,
  problems: string[],
): readonly string[] {
  const plain = pattern.split(sep).findIndex(part => GLOB.test(part))
  const top = pattern.split(sep).slice(0, plain).join(sep) || sep
  const found = existsSync(top) ? filesAt(top, path, excluded, seen, problems) : []
  const fitting = found.filter(file => matchesGlob(file, pattern))
  if (fitting.length === 0) problems.push(`No Nix file fits ${path}.`)
  return fitting
}

/** One `.gitignore` and the folder that it speaks of. */
interface Ignores {
  readonly folder: string
  readonly rules: Ignore
}

/** What the `.gitignore`s above a folder say of it, up to the top of its repository. */
function ignoresAbove(folder: string): readonly Ignores[] {
  const found: Ignores[] = []
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) found.push(...ignoresOf(at))
    if (existsSync(join(at, '.git'))) return found
    if (dirname(at) === at) return []
  }
}

function ignoresOf(folder: string): readonly Ignores[] {
  try {
    return [{ folder, rules: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }]
  } catch {
    return []
  }
}

function filesBelow(top: string, above: readonly Ignores[], seen: Seen, problems: string[]): string[] {
  const found: string[] = []
  const todo = [{ folder: top, ignores: above }]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { folder } = next
    try {
      const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
      const hasOwn = entries.some(entry => entry.name === '.gitignore' && entry.isFile())
      const ignores = hasOwn ? [...next.ignores, ...ignoresOf(folder)] : next.ignores
      for (const entry of entries) {
        const path = join(folder, entry.name)
        if (entry.name === '.git') continue
        const ignored = isIgnored(path, entry.isDirectory(), ignores)
        if (!entry.isDirectory()) seen.files.push(path)
        if (ignored && entry.isDirectory()) seen.skipped.push(path)
        else if (ignored) continue
        else if (entry.isDirectory()) todo.push({ folder: path, ignores })
        else if (entry.name === 'flake.lock' || entry.name.endsWith('.nix')) found.push(path)
      }
    } catch (error) {
      problems.push(`${relative(top, folder) || '.'} cannot be read: ${reason(error)}.`)
    }
  }
  return found.sort()
}

function isIgnored(path: string, isFolder: boolean, ignores: readonly Ignores[]): boolean {
  return ignores.some(({ folder, rules }) => {
    const name = relative(folder, path).split(sep).join('/')
    return !name.startsWith('..') && rules.ignores(name + (isFolder ? '/' : ''))
  })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links run in a circle',
}

const reason = (error: unknown): string => {
  const code = (error as { code?: string }).code ?? ''
  return REASONS[code] ?? (code || String(error))
}
