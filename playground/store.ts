import { loadWorkspace, saveWorkspace, type Workspace } from './workspace.ts'

const KEY = 'flakewise-playground'

/** The workspace of the last visit; `null` when there is none, or when the browser keeps nothing. */
export function recall(): Workspace | null {
  try {
    return loadWorkspace(localStorage.getItem(KEY))
  } catch {
    return null
  }
}

/** Keeps the workspace for the next visit. A full or forbidden storage is no reason to disturb anybody. */
export function remember(workspace: Workspace): void {
  try {
    localStorage.setItem(KEY, saveWorkspace(workspace))
  } catch {
    // The text is still on the screen.
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing is kept anyway.
  }
}
