import { decodeShare, HANDOVER_KEY } from '../src/docs/share.ts'
import { EXAMPLES } from './examples.ts'
import { recall } from './store.ts'
import { nameFor, type Workspace, workspaceOf } from './workspace.ts'

/** What the page shows first, and where it is from. */
export interface Opening {
  readonly workspace: Workspace
  readonly from: 'link' | 'broken-link' | 'paste' | 'last-visit' | 'example'
}

/** What somebody has just handed over comes before a link, a link before the last visit, and that before the example. */
export async function opening(): Promise<Opening> {
  const pasted = handedOver()
  if (pasted) return { workspace: pasted, from: 'paste' }
  const linked = await linkedWorkspace(location.hash)
  if (linked) return { workspace: linked, from: 'link' }
  const last = recall()
  const isBroken = isShareLink(location.hash)
  if (last) return { workspace: last, from: isBroken ? 'broken-link' : 'last-visit' }
  return { workspace: workspaceOf(EXAMPLES[0].files)!, from: isBroken ? 'broken-link' : 'example' }
}

/** The files of a share link; `null` for another fragment. */
export async function linkedWorkspace(hash: string): Promise<Workspace | null> {
  return workspaceOf((await decodeShare(hash)) ?? [])
}

/** The fragment is meant to hold a text, whether or not it can be read. */
export const isShareLink = (hash: string): boolean => /^#v\d+=/.test(hash)

/** The paste box of the front page leaves a text and goes. */
function handedOver(): Workspace | null {
  try {
    const text = sessionStorage.getItem(HANDOVER_KEY)
    sessionStorage.removeItem(HANDOVER_KEY)
    return text === null ? null : workspaceOf([{ path: nameFor(text), text }])
  } catch {
    return null
  }
}
