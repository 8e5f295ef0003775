import type { Element } from './hast.ts'

/** A heading cell without text heads nothing: a screen reader would read out an empty heading. */
export const emptyHeadings = {
  name: 'flakewise-empty-headings',
  element: {
    filter: ['th'],
    visit: (node: Element): Element | undefined =>
      node.children.length === 0 ? { ...node, tagName: 'td', properties: {} } : undefined,
  },
}
