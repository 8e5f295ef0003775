import { defineRouteMiddleware } from '@astrojs/starlight/route-data'
import { type Page, sectionOf } from './navigation.ts'
import { to } from './paths.ts'

/** Tags that Starlight writes for social networks and statistics, which serve no reader here. */
const UNUSED = new Set(['generator', 'twitter:card', 'og:locale', 'og:type'])

/** Gives each page the neighbours of its own section, a link to its Markdown twin, and a head without ballast. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute
  const pages = sectionOf(route.id)?.groups.flatMap(group => group.pages) ?? []
  const at = pages.findIndex(page => page.path === `/${route.id}/`)
  route.pagination = { prev: linkTo(pages[at - 1]), next: at < 0 ? undefined : linkTo(pages[at + 1]) }
  route.head = route.head.filter(({ attrs }) => !UNUSED.has(String(attrs?.name ?? attrs?.property)))
  // The front page is the site: its title is not "Flakewise | Flakewise".
  if (route.id === '')
    route.head = route.head.map(tag => (tag.tag === 'title' ? { ...tag, content: front(route) } : tag))
  // Starlight writes the title as it is.
  route.head = route.head.map(tag =>
    tag.tag === 'title' ? { ...tag, content: tag.content?.replaceAll('<', '&lt;') } : tag,
  )
  route.head.push({ tag: 'meta', attrs: { name: 'color-scheme', content: 'light dark' }, content: '' })
  if (route.id === '404') return
  const twin = to(route.id === '' ? '/index.md' : `/${route.id}/index.md`)
  route.head.push({ tag: 'link', attrs: { rel: 'alternate', type: 'text/markdown', href: twin }, content: '' })
})

const front = ({ siteTitle, entry }: { siteTitle: string; entry: { data: { description: string } } }): string =>
  `${siteTitle}: ${entry.data.description.replace(/\.$/, '')}`

function linkTo(page: Page | undefined) {
  if (!page) return undefined
  const { label, path } = page
  return { type: 'link' as const, label, href: to(path), isCurrent: false, badge: undefined, attrs: {} }
}
