import { inline, toHtml } from './code/hast.ts'
import { to } from './paths.ts'

/** One line of text with `code` in it, as HTML. */
export const markup = (line: string): string => inline(line).map(toHtml).join('')

/** One line of text with `code` and [links](/reference/flakes/) in it, as HTML. */
export const links = (line: string): string =>
  line
    .split(/(\[[^\]]+\]\([^)]+\))/)
    .map(part => {
      const [, label, address] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? []
      return label === undefined ? markup(part) : `<a href="${to(address!)}">${markup(label)}</a>`
    })
    .join('')
