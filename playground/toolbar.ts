import { button, h } from './dom.ts'
import { EXAMPLES, type Example } from './examples.ts'

export interface ToolbarOptions {
  example(example: Example): void
  openFiles(files: readonly File[]): void
  share(): void
  reset(): void
}

/** The buttons above the editor. */
export function createToolbar(options: ToolbarOptions): HTMLElement {
  const input = h('input', { type: 'file', multiple: true, accept: '.nix,.lock', hidden: true, tabindex: '-1' })
  input.addEventListener('change', () => {
    options.openFiles([...(input.files ?? [])])
    input.value = ''
  })
  return h(
    'div',
    { class: 'fw-toolbar', role: 'group', 'aria-label': 'Playground' },
    examplesMenu(options),
    button('Open files', () => input.click(), { title: 'Or drop them on the page' }),
    input,
    button('Share', options.share, { title: 'Makes a link that holds the text' }),
    button('Reset', options.reset, { class: 'fw-button fw-last' }),
  )
}

/** A button that shows the examples, each with a line on what it is about. */
function examplesMenu(options: ToolbarOptions): HTMLElement {
  const toggle = button('Examples', () => open(Boolean(menu.hidden)), {
    'aria-expanded': 'false',
    'aria-controls': 'fw-examples',
  })
  const menu = h(
    'div',
    { id: 'fw-examples', class: 'fw-menu', hidden: true },
    ...EXAMPLES.map(example => {
      const choose = () => {
        open(false)
        toggle.focus()
        options.example(example)
      }
      const about = h('span', { class: 'fw-about' }, example.about)
      return h('button', { type: 'button', onclick: choose }, h('span', { class: 'fw-title' }, example.title), about)
    }),
  )
  const root = h('div', { class: 'fw-examples' }, toggle, menu)

  function open(visible: boolean): void {
    menu.hidden = !visible
    toggle.setAttribute('aria-expanded', String(visible))
    if (visible) menu.querySelector('button')?.focus()
  }

  root.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || menu.hidden) return
    open(false)
    toggle.focus()
  })
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) open(false)
  })
  document.addEventListener('click', ({ target }) => {
    if (!menu.hidden && !root.contains(target as Node)) open(false)
  })
  return root
}
