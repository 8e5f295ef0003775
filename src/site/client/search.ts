import { type Hit, queryOf, rank } from './query.ts'

/** The part of Pagefind's interface that is used here; see https://pagefind.app/docs/api/. */
interface Engine {
  options(options: Record<string, unknown>): Promise<void>
  search(query: string): Promise<{ readonly results: readonly EngineHit[] }>
}

interface EngineHit extends Hit {
  data(): Promise<Page>
}

interface Place {
  readonly url: string
  readonly title: string
  /** HTML: the text, escaped, with `<mark>` around the words that were found. */
  readonly excerpt: string
}

interface Page extends Omit<Place, 'title'> {
  readonly meta: { readonly title: string }
  readonly sub_results: readonly Place[]
}

const SHOWN = 12

let dialog: HTMLDialogElement | undefined
let engine: Promise<Engine> | undefined

/** Shows the search, or closes it when it is open.
    @param address where Pagefind's script is
    @param base the address of the site's root */
export function openSearch(address: string, base: string): void {
  engine ??= load(address, base)
  dialog ??= create(base)
  if (dialog.open) shut(dialog)
  else {
    dialog.showModal()
    dialog.querySelector('input')!.select()
  }
}

async function load(address: string, base: string): Promise<Engine> {
  const engine: Engine = await import(/* @vite-ignore */ address)
  await engine.options({
    baseUrl: base,
    excerptLength: 24,
    ranking: { pageLength: 0.2, termFrequency: 0.4, termSaturation: 1.6, termSimilarity: 6, metaWeights: { title: 6 } },
  })
  return engine
}

function create(base: string): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'search'
  dialog.setAttribute('aria-label', 'Search')
  dialog.innerHTML = `
    <form role="search" method="dialog">
      <input type="search" aria-label="Search" placeholder="An option, a rule, or the text of an error"
        autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="2000">
      <button value="close">Close</button>
    </form>
    <p role="status"></p>
    <ol></ol>`
  document.body.append(dialog)
  const input = dialog.querySelector('input')!
  input.addEventListener('input', () => answer(dialog, input.value, base))
  dialog.addEventListener('keydown', event => steer(dialog, event))
  dialog.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('a')
    if (event.target === dialog || link) shut(dialog)
  })
  return dialog
}

/** The focus would stay in the hidden box until the next frame, and take the next key. */
function shut(dialog: HTMLDialogElement): void {
  dialog.querySelector('input')!.blur()
  dialog.close()
}

/** Arrow keys walk from the box through the results; Enter in the box opens the first; Escape closes. */
function steer(dialog: HTMLDialogElement, event: KeyboardEvent): void {
  const links = [...dialog.querySelectorAll<HTMLAnchorElement>('ol a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (event.key === 'Escape') {
    // In a search box the first Escape would only empty it.
    event.preventDefault()
    shut(dialog)
  } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
    event.preventDefault()
    links[0]?.click()
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    const next = at + (event.key === 'ArrowDown' ? 1 : -1)
    if (next < 0) dialog.querySelector('input')!.focus()
    else links[Math.min(next, links.length - 1)]?.focus()
  }
}

let asked = 0

async function answer(dialog: HTMLDialogElement, typed: string, base: string): Promise<void> {
  const mine = ++asked
  // Wait for a pause in typing: each search reads a part of the index.
  await new Promise(resolve => setTimeout(resolve, 120))
  if (mine !== asked) return
  const status = dialog.querySelector('[role=status]')!
  const list = dialog.querySelector('ol')!
  try {
    const { hits, whole } = await find(await engine!, typed)
    const pages = await Promise.all(hits.slice(0, SHOWN).map(hit => hit.data()))
    if (mine !== asked) return
    status.textContent = summary(typed, hits.length, whole)
    list.replaceChildren(...pages.map(page => item(page, base)))
    list.dataset.query = typed
  } catch (error) {
    status.textContent = `The search index could not be read: ${error instanceof Error ? error.message : error}`
    list.replaceChildren()
  }
}

async function find(engine: Engine, typed: string): Promise<{ hits: readonly EngineHit[]; whole: boolean }> {
  const { all, some } = queryOf(typed)
  for (const query of all) {
    const { results } = await engine.search(query)
    if (results.length > 0) return { hits: results, whole: true }
  }
  const found = await Promise.all(some.map(word => engine.search(word)))
  return { hits: rank(found.map(({ results }) => results)), whole: false }
}

function summary(typed: string, count: number, whole: boolean): string {
  if (typed.trim() === '') return ''
  if (count === 0) return 'No page has these words.'
  if (!whole) return 'No page has all of these words. These have most of them.'
  return count === 1 ? '1 page' : `${count} pages`
}

function item(page: Page, base: string): HTMLLIElement {
  const li = document.createElement('li')
  const path = page.url.slice(base.length).replace(/\/$/, '')
  li.append(link(page.url, page.meta.title, path), excerptOf(page.excerpt))
  const parts = page.sub_results.filter(({ url }) => url !== page.url && !url.endsWith('#_top')).slice(0, 2)
  for (const part of parts) li.append(link(part.url, part.title))
  return li
}

function link(url: string, title: string, path?: string): HTMLAnchorElement {
  const a = document.createElement('a')
  a.href = url
  a.textContent = title
  if (path) {
    const small = document.createElement('small')
    small.textContent = path
    a.append(' ', small)
  } else a.className = 'part'
  return a
}

function excerptOf(html: string): HTMLParagraphElement {
  const p = document.createElement('p')
  p.innerHTML = html
  return p
}
