import './playground.css'
import { ruleUrl } from '../src/docs/catalogue.ts'
import { h } from './dom.ts'
import { opening } from './opening.ts'
import { createPlayground } from './playground.ts'
import { loadWorker } from './start-worker.ts'

/** Makes the playground inside an element of the page: once, for the life of the page. */
export function mount(element: HTMLElement): void {
  const source = loadWorker()
  // Told where the worker is started; until then it is nobody's business.
  source.catch(() => {})
  element.classList.add('fw-playground', 'not-content')
  void opening().then(
    open => createPlayground({ element, source, opening: open, ruleUrl: pageUrl }),
    error => element.replaceChildren(h('p', {}, `The playground did not start: ${error}`)),
  )
}

/** The address of a rule's page. From file:// there is no server that finds the page of a folder. */
function pageUrl(rule: string): string {
  const path = ruleUrl(rule)
  if (location.protocol === 'file:') return `..${path}index.html`
  return import.meta.env.BASE_URL.replace(/\/$/, '') + path
}
