import type { Severity } from '../src/engine/model.ts'

type Attributes = Readonly<Record<string, string | boolean | ((event: never) => void)>>
export type Child = Node | string | null | undefined | false

/** An element with attributes, listeners (`onclick` and the like) and children; empty children are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false) element.setAttribute(name, value)
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false))
  return element
}

export const button = (
  label: Child,
  onclick: (event: MouseEvent) => void,
  attributes: Attributes = {},
): HTMLButtonElement => h('button', { type: 'button', class: 'fw-button', onclick, ...attributes }, label)

/** Text in which `code` is set as code. The marks stay in the text, out of sight: what is copied, and what a program
    reads, is the sentence as it was written. */
export function prose(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  text.split(/(`[^`]+`)/).forEach((part, index) => {
    if (index % 2 === 0) fragment.append(part)
    else fragment.append(h('code', {}, tick(), part.slice(1, -1), tick()))
  })
  return fragment
}

const tick = (): HTMLElement => h('span', { class: 'fw-tick' }, '`')

const ICONS: Readonly<Record<Severity, string>> = {
  error: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.2 5.2l5.6 5.6m0-5.6-5.6 5.6',
  warning: 'M8 1.6 15 14.2H1L8 1.6ZM8 6v4m0 1.9v.4',
  hint: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 6.3v4M8 4.5v.5',
}

/** The sign of a severity and its word. */
export function severityBadge(severity: Severity): HTMLElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', ICONS[severity])
  svg.append(path)
  return h('span', { class: `fw-severity fw-severity-${severity}` }, svg, severity)
}

/** A live region that a screen reader reads out when its text changes, and nobody sees. */
export const liveRegion = (): HTMLElement => h('div', { class: 'fw-hidden', 'aria-live': 'polite' })
