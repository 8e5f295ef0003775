import { readFileSync } from 'node:fs'
import { anchorOf, readGlossary, termsIn } from '../../docs/glossary.ts'
import { type Content, type Element, el, text } from './hast.ts'

const terms = readGlossary(readFileSync('content/glossary.yaml', 'utf8'))

/** Pages whose text explains its words: where people learn. Pages of rules and errors are short, and read in trouble. */
const EXPLAINS = /\/content\/(?:reference|start|cookbook)\//

/** Links the first use of each term in running text to its place in the glossary; `client/terms.ts` shows what it means there.
    @param to makes a path of the site an address under its base */
export function termLinks(to: (path: string) => string) {
  return ({ fileURL }: { fileURL: URL | undefined }) => {
    const path = fileURL?.pathname ?? ''
    // A page need not explain the words that it is about.
    const seen = new Set(terms.filter(term => path.endsWith(`${term.page.slice(0, -1)}.mdx`)).map(term => term.term))
    return {
      name: 'flakewise-terms',
      element: {
        filter: ['p', 'li'],
        visit(node: Element): Element | undefined {
          if (!EXPLAINS.test(path) || path.endsWith('/glossary.mdx')) return
          const before = seen.size
          const children = node.children.flatMap(child => (child.type === 'text' ? linked(child.value) : [child]))
          return seen.size > before ? { ...node, children } : undefined
        },
      },
    }

    function linked(value: string): Content[] {
      return termsIn(value, terms, seen).map(piece =>
        piece.term
          ? el(
              'a',
              {
                class: 'term',
                href: `${to('/start/glossary/')}#${anchorOf(piece.term.term)}`,
                'data-card': piece.term.text.replace(/`/g, ''),
              },
              piece.text,
            )
          : text(piece.text),
      )
    }
  }
}
