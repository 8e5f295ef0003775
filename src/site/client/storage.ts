/** What this browser remembers of a reader. Storage may be forbidden, and from a disk it may be one for all files: what cannot be
    kept holds for this page. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a text under a key; null forgets it. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // What cannot be kept holds for this page.
  }
}
