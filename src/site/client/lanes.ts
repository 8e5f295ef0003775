import { recall, remember } from './storage.ts'

type Answers = Readonly<Record<string, string>>

const KEY = 'flakewise-lane'
/** Where Starlight's tabs look which of them to open. */
const TABS = 'starlight-synced-tabs__lane'

/** Makes the questions about a reader's machine answer: shows the advice that fits, and which commands pages show first. */
export function enhanceLanes(): void {
  const form = document.querySelector<HTMLFormElement>('form.lanes')
  if (!form) return
  const items = [...document.querySelectorAll<HTMLElement>('.advice > li')]
  const tabs = JSON.parse(form.dataset.tabs!) as readonly { when: Answers; tab: string }[]
  const said = form.querySelector('output')!
  const show = (): void => {
    const answers = answersOf(form)
    const some = Object.keys(answers).length > 0
    for (const item of items) item.hidden = contradicts(JSON.parse(item.dataset.when!), answers)
    const tab = tabs.find(each => fits(each.when, answers))?.tab
    said.textContent = tab
      ? `Pages show the commands for ${tab} first.`
      : 'Five questions; each answer narrows the list.'
    remember(KEY, some ? JSON.stringify(answers) : null)
    if (tab) remember(TABS, tab)
  }
  for (const [name, value] of Object.entries(storedAnswers())) {
    const input = form.querySelector<HTMLInputElement>(
      `input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`,
    )
    if (input) input.checked = true
  }
  form.hidden = false
  form.addEventListener('change', show)
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('reset', () => {
    remember(TABS, null)
    setTimeout(show)
  })
  show()
}

/** Every answer that is asked for was given so. */
export const fits = (when: Answers, answers: Answers): boolean =>
  Object.entries(when).every(([name, value]) => answers[name] === value)

/** Something else was answered to one of the questions. */
export const contradicts = (when: Answers, answers: Answers): boolean =>
  Object.entries(when).some(([name, value]) => answers[name] !== undefined && answers[name] !== value)

const answersOf = (form: HTMLFormElement): Answers =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))

function storedAnswers(): Answers {
  try {
    const stored: unknown = JSON.parse(recall(KEY) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}
