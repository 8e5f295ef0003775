import type { Element } from './code/hast.ts'

/** Makes a path from the site's root an address under `base`. */
export const under =
  (base: string) =>
  (path: string): string =>
    base.replace(/\/$/, '') + path

/** Puts the links and images of content under the site's base: content names pages by their path from the site's root. */
export function links(to: (path: string) => string) {
  const based = (value: unknown): string | null =>
    typeof value === 'string' && /^\/(?!\/)/.test(value) ? to(value) : null
  return {
    name: 'flakewise-links',
    element: {
      filter: ['a', 'img'],
      visit(node: Element, context: { setProperty(node: Element, key: string, value: string): void }): void {
        const key = node.tagName === 'a' ? 'href' : 'src'
        const address = based(node.properties[key])
        if (address !== null) context.setProperty(node, key, address)
      },
    },
  }
}
