/** Opens the search on a click, on Ctrl+K (⌘K on a Mac) and on `/`. Its code is loaded on first use. */
export function enhanceSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('#search-open')
  if (!button) return
  const { pagefind, base } = button.dataset
  let isLoading = false
  const open = async (): Promise<void> => {
    // What is typed until the box is there goes into it.
    let typed = ''
    const keep = (event: KeyboardEvent): void => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      typed += event.key
    }
    isLoading = true
    document.addEventListener('keydown', keep)
    const { openSearch } = await import('./search.ts').finally(() => {
      isLoading = false
      document.removeEventListener('keydown', keep)
    })
    openSearch(pagefind!, base!, typed)
  }
  // From a disk nothing is saved by waiting.
  if (globalThis.flakewiseModules !== undefined) {
    const prepare = (): unknown => import('./search.ts').then(({ prepareSearch }) => prepareSearch(pagefind!, base!))
    addEventListener('load', () => setTimeout(prepare))
  }
  button.disabled = false
  if (/Mac|iPhone|iPad/.test(navigator.platform)) {
    button.querySelector('kbd')!.textContent = '⌘K'
    button.setAttribute('aria-keyshortcuts', 'Meta+K')
  }
  button.addEventListener('click', open)
  document.addEventListener('keydown', event => {
    if (isLoading) return
    const combined = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k'
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
    if (!combined && !slash) return
    event.preventDefault()
    open()
  })
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName))
