import type { Document } from '../src/engine/model.ts'

/** The open files in the order of their tabs, and the one that is shown. Never empty. */
export interface Workspace {
  readonly files: readonly Document[]
  readonly active: string
}

/** More than this, in UTF-16 units over all files, is not checked in the browser. */
export const MAX_LENGTH = 1_000_000

/** The workspace of these files, showing `active`, or flake.nix, or the first. `null` without files. */
export function workspaceOf(files: readonly Document[], active?: string): Workspace | null {
  const unique = [...new Map(files.map(file => [file.path, file])).values()]
  const shown = unique.find(file => file.path === active) ?? unique.find(file => file.path === 'flake.nix') ?? unique[0]
  return shown ? { files: unique, active: shown.path } : null
}

/** The workspace with opened files: a flake.nix brings a new flake and replaces all, other files join what is there. */
export function withOpened(workspace: Workspace, opened: readonly Document[]): Workspace {
  const fresh = opened.some(file => file.path === 'flake.nix')
  return workspaceOf(fresh ? opened : [...workspace.files, ...opened], opened[0]?.path) ?? workspace
}

/** What is wrong with a file's name, as a sentence; `null` when it can be used.
    @param taken the names of the other files */
export function nameProblem(name: string, taken: readonly string[]): string | null {
  if (name === '') return 'A file needs a name.'
  if (name.length > 200) return 'The name is longer than 200 characters.'
  if (name.startsWith('/') || name.split('/').some(part => part === '' || part === '.' || part === '..'))
    return 'Give the path from the folder of flake.nix, such as modules/ssh.nix.'
  if (!isChecked(name)) return 'The name must end with .nix, or be flake.lock.'
  if (taken.includes(name)) return `${name} is already open.`
  return null
}

/** The file is one that rules speak about. */
export const isChecked = (name: string): boolean => name.endsWith('.nix') || /(^|\/)flake\.lock$/.test(name)

/** The name of the file that a pasted text most likely is: a lock file is JSON, and a flake assigns what flakes assign. */
export function nameFor(text: string): string {
  if (/^\s*\{\s*"/.test(text)) return 'flake.lock'
  return /\b(inputs|outputs|description)\s*[.=]/.test(text) ? 'flake.nix' : 'module.nix'
}

/** A name for one more file that is not taken yet. */
export function freeName(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'module.nix' : `module-${number}.nix`
    if (!taken.includes(name)) return name
  }
}

/** The text of a file. A byte order mark stays, because Nix stumbles over it.
    @returns `null` when the bytes are not UTF-8 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The workspace as text for the browser's storage. */
export const saveWorkspace = (workspace: Workspace): string => JSON.stringify(workspace)

/** What `saveWorkspace` wrote; `null` for anything else, such as what an older or a newer page wrote. */
export function loadWorkspace(saved: string | null): Workspace | null {
  if (saved === null) return null
  try {
    const { files, active } = JSON.parse(saved) as { files?: unknown; active?: unknown }
    if (!Array.isArray(files) || !files.every(isDocument)) return null
    return workspaceOf(files, typeof active === 'string' ? active : undefined)
  } catch {
    return null
  }
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'text' in value &&
  typeof value.path === 'string' &&
  typeof value.text === 'string'
