import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The built site; another place can be named, to test a site that was built elsewhere. */
export const DIST = process.env.FLAKEWISE_DIST ?? 'dist'

/** The path under which the site was built. */
export const BASE = (process.env.FLAKEWISE_BASE ?? '/').replace(/\/?$/, '/')

/** A built page: `path` counts from the site's root and ends in `/`, save for `/404.html`. */
export interface BuiltPage {
  readonly path: string
  readonly html: string
}

/** All pages of the built site.
    @throws when there is none, with the command that builds it */
export function builtPages(): readonly BuiltPage[] {
  if (!existsSync(join(DIST, 'index.html'))) {
    throw new Error(`${DIST}/ has no index.html. Build the site first: npm run build.`)
  }
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.html') && !file.startsWith('offline'))
    .map(file => ({
      path: `/${file
        .split(sep)
        .join('/')
        .replace(/index\.html$/, '')}`,
      html: readFileSync(join(DIST, file), 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The attributes of every element called `name`. Good for HTML that a build wrote, not for any HTML. */
export function elementsOf(html: string, name: string): readonly Readonly<Record<string, string>>[] {
  return Array.from(
    html.matchAll(new RegExp(`<${name}(?=[\\s/>])((?:\\s+[^\\s=>/]+(?:="[^"]*")?)*)\\s*/?>`, 'g')),
    ([, text]) =>
      Object.fromEntries(
        Array.from(text!.matchAll(/([^\s=]+)(?:="([^"]*)")?/g), ([, key, value]) => [key!, decoded(value ?? '')]),
      ),
  )
}

const decoded = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  )
