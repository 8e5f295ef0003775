import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from '../nix/nearest.ts'
import type { Element } from './code/hast.ts'

/** Makes a path from the site's root an address under `base`. */
export const under =
  (base: string) =>
  (path: string): string =>
    base.replace(/\/$/, '') + path

/** A link to a page or file of the site, as an author wrote it. */
export interface Link {
  /** The file that has it. */
  readonly file: string
  readonly source: string
  readonly address: string
}

/** Puts the links and images of content under the site's base: content names pages by their path from the site's root.
    @param found gets every such link */
export function links(to: (path: string) => string, found: (link: Link) => void) {
  return ({ fileURL, source }: { fileURL: URL | undefined; source: string }) => ({
    name: 'flakewise-links',
    element: {
      filter: ['a', 'img'],
      visit(node: Element, context: { setProperty(node: Element, key: string, value: string): void }): void {
        const key = node.tagName === 'a' ? 'href' : 'src'
        const address = node.properties[key]
        if (typeof address !== 'string' || !/^(?:\/(?!\/)|#)/.test(address)) return
        found({ file: decodeURIComponent(fileURL?.pathname ?? ''), source, address })
        if (address.startsWith('/')) context.setProperty(node, key, to(address))
      },
    },
  })
}

/** What is wrong with the links of content, by file and line, with what was probably meant.
    @param dist the folder of the built site
    @param pages the built pages, by their path from the site's root, such as `/rules/`
    @param pageOf the path of the page that a file of content became; undefined where it became no page of its own */
export function brokenLinks(
  dist: string,
  pages: readonly string[],
  pageOf: (file: string) => string | undefined,
  all: Iterable<Link>,
): readonly string[] {
  const ids = new Map<string, readonly string[]>()
  const idsOf = (page: string): readonly string[] => {
    const known = ids.get(page)
    if (known) return known
    const html = readFileSync(join(dist, page, 'index.html'), 'utf8')
    const list = Array.from(html.matchAll(/\sid="([^"]*)"/g), match => match[1]!)
    ids.set(page, list)
    return list
  }
  const problem = ({ file, address }: Link): string | undefined => {
    const [path = '', hash = ''] = address.replace(/\?[^#]*/, '').split('#')
    const page = path === '' ? pageOf(file) : path
    if (page === undefined) return undefined
    if (!pages.includes(page)) {
      if (/\.\w+$/.test(page) && existsSync(join(dist, page))) return undefined
      const meant = nearest(page, pages)
      return `there is no page ${page}.${meant ? ` Did you mean ${meant}?` : ''}`
    }
    if (hash === '' || hash.startsWith('v1=') || idsOf(page).includes(decodeURIComponent(hash))) return undefined
    const meant = nearest(hash, idsOf(page))
    return `${page} has no heading #${hash}.${meant ? ` Did you mean #${meant}?` : ''}`
  }
  return [...all].flatMap(link => {
    const text = problem(link)
    if (text === undefined) return []
    const line = link.source.slice(0, Math.max(0, link.source.indexOf(link.address))).split('\n').length
    return [`${link.file}:${line}: ${text}`]
  })
}
