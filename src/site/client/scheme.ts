import { remember } from './storage.ts'

const KEY = 'flakewise-scheme'

/** Makes the button switch between light and dark. A choice that equals the system's is forgotten, so that the page
    follows the system again. */
export function enhanceScheme(): void {
  const button = document.querySelector<HTMLButtonElement>('#scheme')
  if (!button) return
  const system = matchMedia('(prefers-color-scheme: dark)')
  const root = document.documentElement
  const isDark = (): boolean => (root.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark'
  const show = (): void => {
    root.dataset.theme = isDark() ? 'dark' : 'light'
    button.setAttribute('aria-pressed', String(isDark()))
  }
  button.hidden = false
  show()
  system.addEventListener('change', show)
  button.addEventListener('click', () => {
    const scheme = isDark() ? 'light' : 'dark'
    const follows = (scheme === 'dark') === system.matches
    if (follows) delete root.dataset.scheme
    else root.dataset.scheme = scheme
    remember(KEY, follows ? null : scheme)
    show()
  })
}
