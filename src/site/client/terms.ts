/** Shows what a linked term means while the pointer or the focus is on it; Escape closes it. */
export function enhanceTerms(): void {
  const terms = document.querySelectorAll<HTMLAnchorElement>('a.term')
  if (terms.length === 0) return
  const card = document.createElement('div')
  card.id = 'term-card'
  card.role = 'tooltip'
  card.className = 'card'
  card.hidden = true
  document.body.append(card)
  const hide = (): void => {
    card.hidden = true
  }
  for (const term of terms) {
    term.setAttribute('aria-describedby', card.id)
    for (const event of ['pointerenter', 'focus']) term.addEventListener(event, () => show(card, term))
    for (const event of ['pointerleave', 'blur']) term.addEventListener(event, hide)
  }
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') hide()
  })
}

function show(card: HTMLElement, term: HTMLAnchorElement): void {
  card.textContent = term.dataset.card ?? ''
  card.hidden = false
  const at = term.getBoundingClientRect()
  const width = card.offsetWidth
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8))
  const below = at.bottom + card.offsetHeight + 12 < document.documentElement.clientHeight
  card.style.left = `${left + scrollX}px`
  card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`
}
