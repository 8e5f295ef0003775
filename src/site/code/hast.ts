/** Text in a tree of HTML. */
export interface Text {
  readonly type: 'text'
  readonly value: string
}

/** An element in a tree of HTML, as Markdown processors hand it around. */
export interface Element {
  readonly type: 'element'
  readonly tagName: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly children: readonly Content[]
  readonly data?: unknown
}

export type Content = Text | Element

export const text = (value: string): Text => ({ type: 'text', value })

/** An element; strings become text, null is left out. */
export function el(
  tagName: string,
  properties: Readonly<Record<string, string>>,
  ...children: (Content | string | null)[]
): Element {
  const content = children
    .filter(child => child !== null)
    .map(child => (typeof child === 'string' ? text(child) : child))
  return { type: 'element', tagName, properties, children: content }
}

/** Text in which `code` stands between backticks. */
export function inline(markdown: string): Content[] {
  return markdown
    .split('`')
    .map((part, index) => (index % 2 === 1 ? el('code', {}, part) : text(part)))
    .filter(node => node.type !== 'text' || node.value !== '')
}

/** The HTML of a tree that was made by `el`: for components, which take strings. */
export function toHtml(node: Content): string {
  if (node.type === 'text') return escaped(node.value)
  const attributes = Object.entries(node.properties).map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
  return `<${node.tagName}${attributes.join('')}>${node.children.map(toHtml).join('')}</${node.tagName}>`
}

const escaped = (value: string): string =>
  value.replace(/[&<>"]/g, letter => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!)
