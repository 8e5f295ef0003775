import { recall, remember } from './storage.ts'

/** What has been ticked on one page. */
interface Progress {
  /** The items, by the beginning of their text, so that a new item does not move the ticks of the others. */
  readonly done: readonly string[]
  /** How many items the page has. */
  readonly of: number
}

const KEY = 'flakewise-done:'
const MAX_NAME = 60

/** Makes the task lists of a page answer, and keeps what is ticked; on lists of pages, says how far the reader is. */
export function enhanceChecklists(): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.task-list-item > input, .task-list-item > p > input')]
  if (boxes.length > 0) enhance(boxes)
  for (const place of document.querySelectorAll<HTMLElement>('[data-progress-of]')) {
    const progress = progressOf(place.dataset.progressOf!)
    if (progress && progress.done.length > 0) place.textContent = wording(progress.done.length, progress.of)
  }
}

function enhance(boxes: readonly HTMLInputElement[]): void {
  const page = pageName()
  const done = new Set(progressOf(page)?.done)
  const bar = document.createElement('p')
  bar.className = 'progress'
  const said = document.createElement('output')
  const again = document.createElement('button')
  again.type = 'button'
  again.textContent = 'Start over'
  bar.append(said, ' ', again)
  boxes[0]!.closest('ul')!.before(bar)
  const show = (): void => {
    const count = boxes.filter(box => box.checked).length
    said.textContent = wording(count, boxes.length)
    again.hidden = count === 0
  }
  const keep = (): void => {
    const ticked = boxes.filter(box => box.checked).map(nameOf)
    remember(KEY + page, ticked.length > 0 ? JSON.stringify({ done: ticked, of: boxes.length }) : null)
    show()
  }
  for (const box of boxes) {
    const item = box.closest('li')!
    box.disabled = false
    box.checked = done.has(nameOf(box))
    box.setAttribute('aria-label', item.textContent!.trim())
    box.addEventListener('change', keep)
  }
  again.addEventListener('click', () => {
    for (const box of boxes) box.checked = false
    keep()
    boxes[0]!.focus()
  })
  show()
}

const nameOf = (box: HTMLInputElement): string => box.closest('li')!.textContent!.trim().slice(0, MAX_NAME)
const wording = (count: number, all: number): string => (count === all ? `All ${all} done` : `${count} of ${all} done`)

/** The page's path from the site's root, also where the site lies in a folder of a disk. */
const pageName = (): string => document.querySelector<HTMLElement>('[data-page]')?.dataset.page ?? location.pathname

function progressOf(page: string): Progress | null {
  try {
    const progress = JSON.parse(recall(KEY + page) ?? 'null') as Progress | null
    return Array.isArray(progress?.done) && typeof progress.of === 'number' ? progress : null
  } catch {
    return null
  }
}
