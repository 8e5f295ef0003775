import type { Match } from '../../errors/model.ts'
import { addressOf, loadDecoder } from './decoder.ts'
import { loadModule } from './load-module.ts'
import { type Hit, queryOf, rank } from './query.ts'
import { corrected } from './spelling.ts'

/** The part of Pagefind's interface that is used here; see https://pagefind.app/docs/api/. */
interface Engine {
  init(): Promise<void>
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
/** Errors that stand above the pages when the typed text is one. */
const MOST_ANSWERS = 3
/** When fewer pages have all of the words, those with most of them follow. */
const FEW = 3

let dialog: HTMLDialogElement | undefined
let engine: Promise<Engine> | undefined
let words: Promise<ReadonlySet<string>> | undefined

/** Shows the search, or closes it when it is open.
    @param address where Pagefind's script is
    @param base the address of the site's root
    @param typed what was typed before it was there */
export function openSearch(address: string, base: string, typed = ''): void {
  prepareSearch(address, base)
  dialog ??= create(base)
  if (dialog.open) {
    shut(dialog)
    return
  }
  const input = dialog.querySelector('input')!
  dialog.showModal()
  input.select()
  if (typed === '') return
  input.value = typed
  input.setSelectionRange(typed.length, typed.length)
  answer(dialog, typed, base)
}

/** Loads what a search needs, so that the first one waits for less.
    @param address where Pagefind's script is
    @param base the address of the site's root */
export function prepareSearch(address: string, base: string): void {
  engine ??= load(address)
  words ??= loadWords(base)
  loadDecoder(base).catch(() => undefined)
}

async function load(address: string): Promise<Engine> {
  const engine = (await loadModule(address)) as Engine
  await engine.options({
    baseUrl: '/',
    // A worker is a file that only a server gives.
    noWorker: globalThis.flakewiseModules !== undefined,
    excerptLength: 24,
    ranking: { pageLength: 0.2, termFrequency: 0.4, termSaturation: 1.6, termSimilarity: 6, metaWeights: { title: 6 } },
  })
  await engine.init()
  return engine
}

async function loadWords(base: string): Promise<ReadonlySet<string>> {
  const response = await fetch(`${base}words.json`)
  return new Set(response.ok ? ((await response.json()) as string[]) : [])
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
  await new Promise(resolve => setTimeout(resolve, 40))
  if (mine !== asked) return
  const status = dialog.querySelector('[role=status]')!
  const list = dialog.querySelector('ol')!
  try {
    const known = (await loadDecoder(base)).decode(typed).matches.slice(0, MOST_ANSWERS)
    if (mine !== asked) return
    const answers = known.map(match => answerItem(match, base))
    // An empty list is filled as soon as there is something; a full one changes once.
    const isFilled = list.childElementCount > 0
    if (!isFilled) list.append(...answers)
    const { hits, whole, meant } = await find(await engine!, typed, await words!)
    const reading = hits.slice(0, SHOWN).map(hit => hit.data())
    const isNew = (page: Page): boolean => !known.some(match => page.url === match.url)
    const first = (await Promise.all(reading.slice(0, 1))).filter(isNew).map(page => item(page, base))
    if (mine !== asked) return
    if (!isFilled) list.append(...first)
    const pages = (await Promise.all(reading)).filter(isNew)
    if (mine !== asked) return
    const items = pages.map((page, at) => first[at] ?? item(page, base))
    // Nothing that is shown is replaced: somebody may be on it.
    if (isFilled) list.replaceChildren(...answers, ...items)
    else list.append(...items.slice(first.length))
    status.textContent = summary(typed, known.length + pages.length, whole || known.length > 0, meant)
    list.dataset.query = typed
  } catch (error) {
    status.textContent = `The search index could not be read: ${error instanceof Error ? error.message : error}`
    list.replaceChildren()
  }
}

interface Found {
  readonly hits: readonly EngineHit[]
  /** Each page has all of the words. */
  readonly whole: boolean
  /** What was searched for instead of a slip. */
  readonly meant?: string
}

async function find(engine: Engine, typed: string, known: ReadonlySet<string>): Promise<Found> {
  const { all, some } = queryOf(typed)
  const right = all.map(query => corrected(query, known))
  const [meant] = right.filter((query, at) => query !== all[at])
  let hits: readonly EngineHit[] = []
  for (const query of right) if (hits.length === 0) hits = (await engine.search(query)).results
  const more = hits.length < FEW ? await Promise.all(some.map(word => engine.search(corrected(word, known)))) : []
  const near = rank(more.map(({ results }) => results)).filter(({ id }) => hits.every(hit => hit.id !== id))
  return { hits: [...hits, ...near], whole: hits.length > 0, ...(meant ? { meant } : {}) }
}

function summary(typed: string, count: number, whole: boolean, meant: string | undefined): string {
  if (typed.trim() === '') return ''
  if (count === 0) return 'No page has these words.'
  const instead = meant ? `Searched for “${meant}”. ` : ''
  if (!whole) return `${instead}No page has all of these words. These have most of them.`
  return `${instead}${count === 1 ? '1 page' : `${count} pages`}`
}

/** What the decoder says of a text that is an error. */
function answerItem(match: Match, base: string): HTMLLIElement {
  const li = document.createElement('li')
  li.className = 'answer'
  const p = document.createElement('p')
  const code = document.createElement('code')
  code.textContent = match.evidence.text
  p.append('Nix says this: ', code)
  li.append(link(addressOf(match, base), match.title, match.url.slice(1).replace(/\/$/, '')), p)
  return li
}

function item(page: Page, base: string): HTMLLIElement {
  const li = document.createElement('li')
  const path = page.url.slice(1).replace(/\/$/, '')
  li.append(link(base + page.url.slice(1), page.meta.title, path), excerptOf(page.excerpt))
  const parts = page.sub_results.filter(({ url }) => url !== page.url && !url.endsWith('#_top')).slice(0, 2)
  for (const part of parts) li.append(link(base + part.url.slice(1), part.title))
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
