import { DECODE_KEY } from '../../docs/share.ts'
import type { Decoded, Match, Place } from '../../errors/model.ts'
import { addressOf, loadDecoder } from './decoder.ts'

/** Milliseconds after typing until the text is read. */
const DELAY = 150

/** Makes the decoder page answer to what is pasted. What was pasted becomes text on the page and nothing else; it stays in
    this tab. */
export async function enhanceDecoder(): Promise<void> {
  const form = document.querySelector<HTMLElement>('#decoder')
  if (!form) return
  const input = form.querySelector('textarea')!
  const list = form.querySelector<HTMLElement>('[role=list]')!
  const status = form.querySelector<HTMLElement>('[role=status]')!
  const base = form.dataset.base!
  const { decode } = await loadDecoder(base)
  let waiting: ReturnType<typeof setTimeout> | undefined

  const show = (): void => {
    const decoded = decode(input.value)
    list.replaceChildren(...decoded.matches.map((match, at) => itemOf(match, at === 0 ? decoded.where : [], base)))
    status.textContent = statusOf(input.value, decoded)
    keep(input.value)
  }
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(show, DELAY)
  })
  input.disabled = false
  const kept = sessionStorage.getItem(DECODE_KEY)
  if (kept && input.value === '') input.value = kept
  if (input.value !== '') show()
}

function statusOf(text: string, { matches }: Decoded): string {
  if (text.trim() === '') return ''
  if (matches.length === 0) return 'None of the known errors is in this text.'
  return matches.length === 1 ? 'One error is known.' : `${matches.length} errors are known, the cause first.`
}

function itemOf(match: Match, where: readonly Place[], base: string): HTMLElement {
  const title = link(addressOf(match, base), match.title)
  const rules = match.rules.map(rule => element('li', link(`${base}rules/${rule}/`, rule)))
  return element(
    'li',
    element('h2', title),
    element('p', `Line ${match.evidence.line}: `, element('code', match.evidence.text)),
    ...where.slice(0, 5).map(place => element('p', 'Look in ', element('code', placeText(place)), aboutOf(place))),
    ...(rules.length > 0 ? [element('p', 'Rules about it:'), element('ul', ...rules)] : []),
  )
}

const placeText = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`)

function aboutOf({ option, attribute }: Place): string {
  if (option) return `, where the option ${option} is evaluated.`
  return attribute ? `, where the attribute ${attribute} is evaluated.` : '.'
}

function link(href: string, text: string): HTMLElement {
  const made = element('a', text) as HTMLAnchorElement
  made.href = href
  return made
}

function element(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  made.append(...children)
  return made
}

/** For a look at a page and back. A text too large to keep is still in the box. */
function keep(text: string): void {
  try {
    sessionStorage.setItem(DECODE_KEY, text)
  } catch {
    sessionStorage.removeItem(DECODE_KEY)
  }
}
