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
    open =>
      createPlayground({
        element,
        source,
        opening: open,
        ruleUrl: rule => element.dataset.base! + ruleUrl(rule).slice(1),
      }),
    error => element.replaceChildren(h('p', {}, `The playground did not start: ${error}`)),
  )
}
