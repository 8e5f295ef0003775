import type { Diagnostic, Fix, Severity } from '../src/engine/model.ts'
import { button, h, liveRegion, prose, severityBadge } from './dom.ts'
import { type DiffLine, previewOf } from './preview.ts'

/** A diagnostic in its file, at its place. */
export interface Listed {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly diagnostic: Diagnostic
}

export interface ProblemsOptions {
  /** Where the page of a rule is. */
  ruleUrl(rule: string): string
  text(path: string): string | undefined
  reveal(problem: Listed): void
  fix(problem: Listed, fix: Fix): void
  fixAll(safety: Fix['safety']): void
}

export interface Problems {
  readonly element: HTMLElement
  /** Shows these problems. `several`: the places name the file. */
  show(problems: readonly Listed[], several: boolean): void
  /** Shows a sentence in place of problems: why there are none to show. */
  say(message: string): void
  /** Marks the item of a diagnostic, and brings it into view. */
  visit(diagnostic: Diagnostic): void
}

/** So many items at once; more come on demand, so that a long list never freezes the page. */
const PAGE = 300
/** Milliseconds without a change after which a screen reader hears the counts. */
const COUNT_DELAY = 1_000

interface Item {
  readonly element: HTMLLIElement
  readonly key: string
  readonly diagnostic: Diagnostic
}

export function createProblems(options: ProblemsOptions): Problems {
  const heading = h('h2', { id: 'fw-problems', tabindex: '-1' }, 'Problems')
  const counts = h('p', { class: 'fw-counts' })
  const spoken = liveRegion()
  const list = h('ul', { class: 'fw-list', role: 'list', 'aria-labelledby': 'fw-problems' })
  const more = button('Show more', () => page(limit + PAGE), { hidden: true })
  const message = h('p', { class: 'fw-message', role: 'status' })
  const fixAll = button('Fix all', () => options.fixAll('safe'), { class: 'fw-button fw-primary' })
  const fixMore = button('Apply suggested fixes too', () => options.fixAll('suggested'), { hidden: true })
  const element = h(
    'section',
    { class: 'fw-problems', 'aria-labelledby': 'fw-problems' },
    h(
      'div',
      { class: 'fw-problems-head' },
      h('div', {}, heading, counts),
      h('div', { class: 'fw-actions' }, fixAll, fixMore),
    ),
    message,
    h('div', { class: 'fw-scroll' }, list, more),
    spoken,
  )
  let items: readonly Item[] = []
  let problems: readonly Listed[] = []
  let several = false
  let limit = PAGE
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Items that stay the same keep their elements, and with them the keyboard's focus and an open preview. */
  function page(size: number): void {
    limit = size
    const focused = document.activeElement
    const index = items.findIndex(item => item.element.contains(focused))
    const old = new Map(items.map(item => [item.key, item]))
    const seen = new Map<string, number>()
    items = problems.slice(0, limit).map(problem => {
      const { path, line, column, diagnostic } = problem
      const same = JSON.stringify([path, line, column, several, diagnostic])
      const times = seen.get(same) ?? 0
      seen.set(same, times + 1)
      const key = `${same}${times}`
      const kept = old.get(key)
      return { key, diagnostic, element: kept?.element ?? itemOf(problem, several, options) }
    })
    arrange(
      list,
      items.map(item => item.element),
    )
    more.hidden = problems.length <= limit
    if (index >= 0 && focused !== document.activeElement) refocus(index, focused!.matches('.fw-fix-row *'))
  }

  /** The focus goes from an item that is gone to the one that has taken its place. */
  function refocus(index: number, onFix: boolean): void {
    const item = items[Math.min(index, items.length - 1)]?.element
    const next = (onFix && item?.querySelector<HTMLElement>('.fw-fix')) || item?.querySelector<HTMLElement>('button')
    ;(next ?? heading).focus()
  }

  function count(): void {
    const text = countsOf(problems)
    counts.replaceChildren(text)
    clearTimeout(timer)
    timer = setTimeout(() => {
      spoken.textContent = text
    }, COUNT_DELAY)
    const fixes = problems.flatMap(problem => problem.diagnostic.fixes)
    fixAll.disabled = !fixes.some(fix => fix.safety === 'safe')
    fixMore.hidden = !fixes.some(fix => fix.safety === 'suggested')
  }

  return {
    element,
    show(found, files) {
      problems = found
      several = files
      message.textContent = ''
      page(PAGE)
      count()
    },
    say(text) {
      problems = []
      page(PAGE)
      count()
      counts.replaceChildren()
      clearTimeout(timer)
      message.replaceChildren(prose(text))
    },
    visit(diagnostic) {
      for (const item of items) {
        const current = item.diagnostic === diagnostic
        item.element.setAttribute('aria-current', String(current))
        if (current) item.element.scrollIntoView({ block: 'nearest' })
      }
    },
  }
}

/** Makes these the children of an element, without touching those that are in their place already: what is taken out, if
    only for a moment, loses the focus. */
function arrange(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(children)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null)
  })
}

function itemOf(problem: Listed, several: boolean, options: ProblemsOptions): HTMLLIElement {
  const { path, line, column, diagnostic } = problem
  const place = `${several ? `${path}:` : ''}${line}:${column}`
  return h(
    'li',
    { class: `fw-item fw-item-${diagnostic.severity}` },
    h(
      'div',
      { class: 'fw-item-head' },
      severityBadge(diagnostic.severity),
      button(place, () => options.reveal(problem), { class: 'fw-place', title: 'Go to this place' }),
      h('a', { class: 'fw-rule', href: options.ruleUrl(diagnostic.rule) }, diagnostic.rule),
    ),
    h('p', { class: 'fw-text' }, prose(diagnostic.message)),
    ...diagnostic.fixes.map(fix => fixOf(problem, fix, options)),
  )
}

function fixOf(problem: Listed, fix: Fix, options: ProblemsOptions): HTMLElement {
  const preview = h('div', { class: 'fw-preview', hidden: true })
  const apply = () => options.fix(problem, fix)
  const main = button(prose(fix.title), apply, { class: 'fw-button fw-fix' })
  const toggle = button('Preview', () => open(Boolean(preview.hidden)), { class: 'fw-link', 'aria-expanded': 'false' })

  function open(visible: boolean): void {
    preview.hidden = !visible
    toggle.setAttribute('aria-expanded', String(visible))
    if (!visible) {
      toggle.focus()
      return
    }
    const applyButton = button('Apply', apply)
    preview.replaceChildren(
      ...diffOf(fix, options),
      h(
        'div',
        { class: 'fw-actions' },
        applyButton,
        button('Cancel', () => open(false)),
      ),
    )
    applyButton.focus()
  }

  preview.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    open(false)
  })
  const safety = h('span', { class: `fw-safety fw-safety-${fix.safety}`, title: SAFETY[fix.safety] }, fix.safety)
  return h('div', { class: 'fw-fix-row' }, main, safety, toggle, preview)
}

const SAFETY: Readonly<Record<Fix['safety'], string>> = {
  safe: 'Every value and every comment is kept, or the text could not evaluate before.',
  suggested: 'Look at the change: it may alter what the code means.',
}

function diffOf(fix: Fix, options: ProblemsOptions): readonly HTMLElement[] {
  const paths = Object.keys(fix.edits)
  return paths.map(path =>
    h(
      'div',
      { class: 'fw-diff', role: 'group', 'aria-label': `Change in ${path}` },
      paths.length > 1 && h('p', { class: 'fw-diff-path' }, path),
      ...previewOf(options.text(path) ?? '', fix.edits[path]!).map(diffLine),
    ),
  )
}

function diffLine({ kind, line, start, changed, end }: DiffLine): HTMLElement {
  const removed = kind === 'removed'
  return h(
    'div',
    { class: `fw-diff-line fw-diff-${kind}` },
    h('span', { class: 'fw-diff-number' }, String(line)),
    h('span', { class: 'fw-diff-sign', 'aria-hidden': 'true' }, removed ? '−' : '+'),
    h('span', { class: 'fw-hidden' }, removed ? 'removed: ' : 'added: '),
    h('span', { class: 'fw-diff-text' }, start, changed && h('mark', {}, changed), end),
  )
}

/** How many of each severity, in words. */
export function countsOf(problems: readonly Listed[]): string {
  if (problems.length === 0) return 'No problems found.'
  const parts = (['error', 'warning', 'hint'] as const satisfies readonly Severity[]).map(severity => {
    const count = problems.filter(problem => problem.diagnostic.severity === severity).length
    return count === 0 ? null : `${count} ${severity}${count === 1 ? '' : 's'}`
  })
  return parts.filter(part => part !== null).join(', ')
}
