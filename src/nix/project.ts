import type { Listing, Node, Project, SourceFile } from '../engine/model.ts'
import { type Flake, flakeOf } from './flake.ts'
import { type Lock, lockOf } from './lock.ts'
import { memo } from './memo.ts'
import { calleeName, callOf, descendants, is, stringValue, unwrap } from './syntax.ts'

/** The documents of a project as one: which lock belongs to which flake, and which file names which. */

/** The lock beside a flake. */
export function lockBeside(file: SourceFile, project: Project): Lock | null {
  const lock = project.files.get(`${folderOf(file.path)}flake.lock`)
  return lock ? lockOf(lock) : null
}

/** The flake beside a lock. */
export function flakeBeside(file: SourceFile, project: Project): Flake | null {
  const flake = project.files.get(`${folderOf(file.path)}flake.nix`)
  return flake ? flakeOf(flake) : null
}

/** A relative path as written in a file of the project. */
export interface PathUse {
  readonly node: Node
  /** From the project's root, without `.` and `..`; null when it leaves the project. */
  readonly path: string | null
  /** It is given to `import`, or stands in a list of modules, or is called by `callPackage`. */
  readonly isCode: boolean
}

/** The relative path literals of a file, without those that only evaluation can complete. */
export function pathUses(file: SourceFile): readonly PathUse[] {
  return descendants(file.root, 'path_expression').flatMap(node => {
    if (node.children.some(child => child.type === 'interpolation')) return []
    if (node.text.startsWith('/')) return []
    return [{ node, path: resolvePath(file.path, node.text), isCode: isCode(node) }]
  })
}

/** The document that a path names: the file itself, or `default.nix` in the folder. */
export function documentAt(project: Project, path: string): SourceFile | null {
  return project.files.get(path) ?? project.files.get(path === '' ? 'default.nix' : `${path}/default.nix`) ?? null
}

/** The documents that a file leads to through `import`, `callPackage` and lists of modules, itself included. */
export function reachableFrom(start: SourceFile, project: Project): ReadonlySet<SourceFile> {
  const found = new Set<SourceFile>()
  const todo = [start]
  for (let file = todo.pop(); file; file = todo.pop()) {
    if (found.has(file)) continue
    found.add(file)
    for (const { path } of pathUses(file)) {
      const next = path === null ? null : documentAt(project, path)
      if (next?.path.endsWith('.nix')) todo.push(next)
    }
  }
  return found
}

/** A path as written in `from`, seen from the project's root; null when it leaves the project. */
export function resolvePath(from: string, path: string): string | null {
  const parts = folderOf(from).split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** The folder of a path, with a slash at its end; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

function isCode(node: Node): boolean {
  const above = node.parent
  if (!above) return false
  if (is(above, 'apply_expression')) {
    const name = calleeName(callOf(above).callee)
    return name === 'import' || name === 'callPackage' || name === 'callPackages'
  }
  if (!is(above, 'list_expression')) return false
  const binding = above.parent
  const path = is(binding, 'binding') ? binding.field('attrpath') : null
  const last = path?.fields('attr').at(-1)
  return last !== undefined && ['imports', 'modules', 'sharedModules'].includes(last.text)
}

/** The string or path that a node is, for messages. */
export const literalText = (node: Node): string => stringValue(node) ?? unwrap(node).text

export type Existence = 'tracked' | 'untracked' | 'missing' | 'unknown'

/** What is known of a path of the project: a file, or a folder with files below. `unknown` where nobody looked. */
export function existence({ files, listing }: Project, path: string): Existence {
  if (!listing) return files.has(path) ? 'tracked' : 'unknown'
  const { folders, skipped } = listing
  if (!folders.some(folder => isWithin(path, folder)) || skipped.some(folder => isWithin(path, folder)))
    return 'unknown'
  return entriesOf(listing).get(path) ?? 'missing'
}

const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`)

/** Every file and every folder that holds one; a folder is tracked when anything in it is. */
const entriesOf = memo(({ paths, untracked }: Listing): ReadonlyMap<string, Existence> => {
  const entries = new Map<string, Existence>()
  for (const path of paths) {
    const existence = untracked.has(path) ? 'untracked' : 'tracked'
    for (let at = path.length; at >= 0; at = at === 0 ? -1 : Math.max(0, path.lastIndexOf('/', at - 1))) {
      const entry = path.slice(0, at)
      if (entries.get(entry) === 'tracked') break
      entries.set(entry, existence)
    }
  }
  return entries
})
