import { ruleUrl } from '../../docs/catalogue.ts'
import { type Example, type Fence, parseExamples } from '../../docs/examples.ts'
import { encodeShare } from '../../docs/share.ts'
import { check } from './check.ts'
import { type Figure, figureOf } from './figure.ts'
import { textOf } from './files.ts'
import type { Element } from './hast.ts'

/** The part of the Markdown processor's plugin interface that is used here. */
interface Context {
  textContent(node: Element): string
}

/** Renders every fence of a page as a figure. `bad` fences get what the engine says of them: on a rule's page only what that
    rule says, elsewhere all of it.
    @param to makes a path of the site an address under its base */
export function fences(to: (path: string) => string) {
  return ({ fileURL, source }: { fileURL: URL | undefined; source: string }) => {
    const rule = /\/content\/rules\/([^/]+)\.md$/.exec(fileURL?.pathname ?? '')?.[1]
    const examples = parseExamples(source)
    const waiting = examples.flatMap(example => [...example.files, ...example.fixed].map(fence => ({ example, fence })))
    return {
      name: 'flakewise-fences',
      element: {
        filter: ['pre'],
        async visit(node: Element, context: Context): Promise<Element | undefined> {
          const code = node.children.find(child => child.type === 'element' && child.tagName === 'code') as Element
          if (!code) return
          const { language, meta } = infoOf(code)
          const text = textOf(fileURL?.pathname ?? '', meta, context.textContent(code))
          const at = waiting.findIndex(
            ({ fence }) => fence.text === text && new RegExp(`\\b${fence.verdict}\\b`).test(meta),
          )
          const known = at < 0 ? null : waiting.splice(at, 1)[0]!
          const title = /(?:title|path|file)="([^"]*)"/.exec(meta)?.[1]
          const base: Figure = { code: text.replace(/\n$/, ''), language, title, marked: linesIn(meta) }
          return figureOf(known ? { ...base, ...(await judged(known.example, known.fence, rule, to)) } : base)
        },
      },
    }
  }
}

async function judged(
  example: Example,
  fence: Fence,
  rule: string | undefined,
  to: (path: string) => string,
): Promise<Partial<Figure>> {
  const { verdict, path } = fence
  const many = example.files.length > 1
  const title = path === 'flake.nix' && !many ? undefined : path
  if (verdict === 'fixed') {
    const before = example.files.find(file => file.path === path)
    return { verdict, ...(title ? { title } : {}), marked: before ? changed(before.text, fence.text) : new Set() }
  }
  const last = fence === example.files.at(-1)
  const open = last ? to('/playground/') + (await encodeShare(example.files)) : undefined
  if (verdict === 'good') return { verdict, open, ...(title ? { title } : {}) }
  const report = (await check(example, rule)).find(report => report.path === path)
  const ruleHref = rule ? undefined : (id: string) => to(ruleUrl(id))
  return { verdict, open, report, ruleHref, ...(title ? { title } : {}) }
}

function infoOf(code: Element): { language: string; meta: string } {
  const data = (code.data ?? {}) as { lang?: string | null; meta?: string | null }
  const { className } = code.properties
  const classes = Array.isArray(className) ? className.map(String) : []
  const named = classes.find(name => name.startsWith('language-'))?.slice('language-'.length)
  return { language: data.lang ?? named ?? 'text', meta: data.meta ?? '' }
}

/** The lines named in `{2,5-7}`. */
function linesIn(meta: string): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const part of (/\{([\d,\s-]+)\}/.exec(meta)?.[1] ?? '').split(',')) {
    const [from, to = from] = part.split('-').map(Number)
    if (from) for (let line = from; line <= to!; line++) lines.add(line)
  }
  return lines
}

/** The lines of `after` that are not in `before` (by a longest common subsequence), from 1. */
export function changed(before: string, after: string): ReadonlySet<number> {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
    }
  }
  const lines = new Set<number>()
  for (let i = 0, j = 0; j < b.length; ) {
    if (i < a.length && a[i] === b[j]) [i, j] = [i + 1, j + 1]
    else if (i < a.length && length[i + 1]![j]! >= length[i]![j + 1]!) i++
    else lines.add(++j)
  }
  return lines
}
