import { button, h, prose } from './dom.ts'

export interface NoticeAction {
  readonly label: string
  run(): void
  /** Typing makes the action pointless, so that it goes away. */
  readonly untilTyping?: boolean
}

export interface Notice {
  readonly element: HTMLElement
  /** Says what has just happened, politely, and offers to take it back. */
  say(message: string, action?: NoticeAction): void
  /** The text has changed. */
  typed(): void
}

/** The line that says what happened last. A screen reader hears it; a click on its button takes it back. */
export function createNotice(resting: string): Notice {
  const text = h('p', { role: 'status', class: 'fw-notice-text' }, resting)
  const action = h('span', {})
  let current: NoticeAction | undefined
  return {
    element: h('div', { class: 'fw-notice' }, text, action),
    say(message, offered) {
      current = offered
      text.replaceChildren(prose(message))
      action.replaceChildren(...(offered ? [button(offered.label, offered.run, { class: 'fw-link' })] : []))
    },
    typed() {
      if (current?.untilTyping) action.replaceChildren()
    },
  }
}
