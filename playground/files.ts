import { button, h } from './dom.ts'
import { freeName, nameProblem } from './workspace.ts'

export interface FilesOptions {
  /** The id of the element that holds the editor. */
  readonly panelId: string
  show(path: string): void
  add(path: string): void
  rename(path: string, to: string): void
  remove(path: string): void
}

export interface Files {
  readonly element: HTMLElement
  /** Shows these tabs, and how many problems each file has. */
  update(paths: readonly string[], active: string, problems: ReadonlyMap<string, number>): void
}

/** The tabs of the open files, with what adds, renames and removes one. */
export function createFiles(options: FilesOptions): Files {
  const tabs = h('div', { class: 'fw-tabs', role: 'tablist', 'aria-label': 'Files', onkeydown: move })
  const rename = button('Rename', () => ask(active), { class: 'fw-link' })
  const remove = button('Remove', () => options.remove(active), { class: 'fw-link' })
  const add = button('Add file', () => ask(null), { class: 'fw-link' })
  const input = h('input', { type: 'text', id: 'fw-file-name', spellcheck: 'false', autocapitalize: 'off' })
  const problem = h('p', { class: 'fw-name-problem', role: 'alert' })
  const form = h(
    'form',
    { class: 'fw-name', hidden: true, onsubmit: submit, onkeydown: cancelOnEscape },
    h('label', { for: 'fw-file-name' }, 'File name'),
    input,
    h('button', { type: 'submit', class: 'fw-button' }, 'Save'),
    button('Cancel', () => close(), { class: 'fw-link' }),
    problem,
  )
  const element = h(
    'div',
    { class: 'fw-files' },
    tabs,
    h('div', { class: 'fw-file-actions' }, add, rename, remove),
    form,
  )
  let paths: readonly string[] = []
  let active = ''
  /** The file that gets the name; `null` for a new one. */
  let naming: string | null = null

  function ask(path: string | null): void {
    naming = path
    input.value = path ?? freeName(paths)
    problem.textContent = ''
    form.hidden = false
    input.focus()
    const end = input.value.lastIndexOf('.')
    input.setSelectionRange(input.value.lastIndexOf('/') + 1, end < 0 ? input.value.length : end)
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    const name = input.value.trim()
    const wrong = name === naming ? null : nameProblem(name, paths)
    problem.textContent = wrong ?? ''
    input.setAttribute('aria-invalid', String(wrong !== null))
    if (wrong) {
      input.focus()
      return
    }
    close()
    if (naming === null) options.add(name)
    else if (name !== naming) options.rename(naming, name)
  }

  function close(): void {
    form.hidden = true
    ;(naming === null ? add : rename).focus()
  }

  function cancelOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') close()
  }

  /** The arrow keys go from tab to tab, as in any list of tabs. */
  function move(event: KeyboardEvent): void {
    const at = paths.indexOf(active)
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: paths.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    options.show(paths[(to + paths.length) % paths.length]!)
    tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
  }

  return {
    element,
    update(now, shown, problems) {
      paths = now
      active = shown
      const focused = tabs.contains(document.activeElement)
      tabs.replaceChildren(...paths.map(path => tab(path, path === active, problems.get(path) ?? 0, options)))
      if (focused) tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
      remove.disabled = paths.length < 2
    },
  }
}

function tab(path: string, selected: boolean, problems: number, options: FilesOptions): HTMLElement {
  const count = h('span', { class: 'fw-tab-count' }, String(problems), h('span', { class: 'fw-hidden' }, ' problems'))
  return h(
    'button',
    {
      type: 'button',
      class: 'fw-tab',
      role: 'tab',
      'aria-selected': String(selected),
      'aria-controls': options.panelId,
      tabindex: selected ? '0' : '-1',
      onclick: () => options.show(path),
    },
    path,
    problems > 0 && count,
  )
}
