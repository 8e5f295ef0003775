import { h } from './dom.ts'

/** Puts the parts of the playground into its element: the code with its tabs on one side, the problems on the other. */
export function layOut(
  element: HTMLElement,
  toolbar: HTMLElement,
  notice: HTMLElement,
  files: HTMLElement,
  editor: HTMLElement,
  problems: HTMLElement,
): void {
  const help =
    'Tab leaves the editor. Ctrl+] and Ctrl+[ indent, F8 and Shift+F8 go to the next and the last problem, Ctrl+. fixes it.'
  element.replaceChildren(
    toolbar,
    notice,
    h(
      'div',
      { class: 'fw-panes' },
      h(
        'div',
        { class: 'fw-code' },
        files,
        h('div', { id: 'fw-editor', class: 'fw-editor', role: 'tabpanel', 'aria-label': 'Editor' }, editor),
        h('p', { id: 'fw-help', class: 'fw-help' }, help),
      ),
      problems,
    ),
  )
}
