/** A fence of a page: any language, also indented inside a component or a list. */
export interface PageFence {
  /** The page's path, such as `content/reference/flakes.mdx`. */
  readonly page: string
  /** The line of the opening fence, from 1. */
  readonly line: number
  readonly language: string
  /** What stands behind the language. */
  readonly meta: string
  readonly text: string
}

/** The fences of a page.
    @throws when one is not closed */
export function fencesIn(page: string, source: string): readonly PageFence[] {
  const lines = source.split(/\r?\n/)
  const fences: PageFence[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, indent, ticks, language, meta] = /^([ \t]*)(`{3,}|~{3,})([\w+-]*)(.*)$/.exec(lines[at]!) ?? []
    if (ticks === undefined) continue
    const end = lines.findIndex((line, index) => index > at && line.trim() === ticks)
    if (end < 0) throw new Error(`${page}:${at + 1}: this fence is not closed.`)
    const text = lines
      .slice(at + 1, end)
      .map(line => `${line.startsWith(indent!) ? line.slice(indent!.length) : line.trimStart()}\n`)
      .join('')
    fences.push({ page, line: at + 1, language: language!, meta: meta!.trim(), text })
    at = end
  }
  return fences
}
