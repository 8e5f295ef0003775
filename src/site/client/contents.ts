/** Opens the page's table of contents where it has a column of its own, closes it elsewhere once it has been used, and
    marks the heading that is being read. */
export function enhanceContents(): void {
  showCurrent()
  const details = document.querySelector<HTMLDetailsElement>('.toc details')
  if (!details) return
  const wide = matchMedia('(min-width: 72rem)')
  const fit = (): void => {
    details.open = wide.matches
  }
  fit()
  wide.addEventListener('change', fit)
  details.addEventListener('click', event => {
    if (!wide.matches && event.target instanceof HTMLAnchorElement) details.open = false
  })
  follow(details)
}

/** Scrolls the section's list, and nothing else, to the page that is open. */
function showCurrent(): void {
  const list = document.querySelector<HTMLElement>('.sidebar')
  const current = list?.querySelector<HTMLElement>('[aria-current=page]')
  if (list && current) list.scrollTop = current.offsetTop - list.clientHeight / 2
}

function follow(details: HTMLElement): void {
  const links = new Map<Element, HTMLAnchorElement>()
  for (const link of details.querySelectorAll<HTMLAnchorElement>('a')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (heading) links.set(heading, link)
  }
  let current: HTMLAnchorElement | undefined
  const observer = new IntersectionObserver(
    entries => {
      const entered = entries.find(entry => entry.isIntersecting)
      if (!entered) return
      current?.removeAttribute('aria-current')
      current = links.get(entered.target)
      current?.setAttribute('aria-current', 'true')
    },
    { rootMargin: '-5% 0px -75% 0px' },
  )
  for (const heading of links.keys()) observer.observe(heading)
}
