import { inline, toHtml } from './code/hast.ts'

/** One line of text with `code` in it, as HTML. */
export const markup = (line: string): string => inline(line).map(toHtml).join('')
