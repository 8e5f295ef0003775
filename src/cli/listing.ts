import { execFileSync } from 'node:child_process'
import { relative, sep } from 'node:path'
import type { Listing } from '../engine/model.ts'

/** What was seen in the folders that were looked through, as absolute paths. */
export interface Seen {
  readonly folders: string[]
  readonly files: string[]
  readonly skipped: string[]
}

/** What is known of the files below the folders, with paths relative to `cwd`; null when only single files were named.
    Git is asked what it tracks, where a folder belongs to a repository and the command is there. */
export function listingOf({ folders, files, skipped }: Seen, cwd: string): Listing | null {
  if (folders.length === 0) return null
  const name = (path: string): string => relative(cwd, path).split(sep).join('/')
  const untracked = folders.flatMap(untrackedIn)
  const known = new Set(untracked)
  const inside = untracked.filter(path => path.endsWith('/'))
  const isUntracked = (file: string): boolean => known.has(file) || inside.some(folder => file.startsWith(folder))
  return {
    folders: folders.map(name),
    skipped: skipped.map(name),
    paths: new Set(files.map(name)),
    untracked: new Set(files.filter(isUntracked).map(name)),
  }
}

/** What Git does not track in a folder, ignored files included; a folder of which it tracks nothing ends in `/`. */
function untrackedIn(folder: string): readonly string[] {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 64e6,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  try {
    const top = git('rev-parse', '--show-toplevel').trimEnd()
    const list = git('ls-files', '-z', '--others', '--directory', '--full-name', '--', '.')
    return list.split('\0').flatMap(path => (path ? [`${top}/${path}`] : []))
  } catch {
    return []
  }
}
