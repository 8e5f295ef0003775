import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { close, createIndex } from 'pagefind'
import { fences } from './code/fences.ts'
import { emptyHeadings } from './code/tables.ts'
import { termLinks } from './code/terms.ts'
import { brokenLinks, type Link, links, under } from './links.ts'
import { withPolicy } from './policy.ts'

/** Characters that belong to words of Nix and its errors; Pagefind drops all others, and splits words at them. */
const WORD_CHARACTERS = "_/-.'<>$+=|?@!~:&{}"

/** The part of Astro's Markdown processor (Sätteri) that is used here. */
interface Processor {
  readonly options: { hastPlugins: unknown[]; features?: Record<string, unknown> }
}

/** What the site adds to Astro: code figures and links in Markdown; on the built pages, their policy and the search index. */
export function site(): AstroIntegration {
  const written: Link[] = []
  let content = ''
  return {
    name: 'flakewise',
    hooks: {
      'astro:config:setup': async ({ config }) => {
        // Rendered pages are kept from build to build as long as their text is the same; what they say of examples comes
        // from the rules, which that does not notice.
        for (const folder of [config.cacheDir, new URL('.astro/', config.root)]) {
          await rm(new URL('data-store.json', folder), { recursive: true, force: true })
        }
        const to = under(config.base)
        content = fileURLToPath(new URL('content/', config.root))
        const { options } = config.markdown.processor as unknown as Processor
        options.hastPlugins.unshift(
          () => links(to, link => written.push(link)),
          fences(to),
          termLinks(to),
          emptyHeadings,
        )
        // Quotes become typographic; dashes and dots stay, because `--fix` and `...` mean themselves here.
        options.features = { ...options.features, smartPunctuation: { dashes: false, ellipses: false } }
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir)
        const pages = (await readdir(root, { recursive: true })).filter(path => path.endsWith('.html'))
        const broken = brokenLinks(root, pages.map(routeOf), file => pageOf(content, file), written)
        if (broken.length > 0) throw new Error(`Links that lead nowhere:\n${[...new Set(broken)].join('\n')}`)
        for (const page of pages) await secure(root, page)
        const indexed = await index(root)
        logger.info(`${pages.length} pages have their policy, ${indexed} are in the search index.`)
      },
    },
  }
}

/** The path of a built page from the site's root, such as `/rules/`. */
const routeOf = (page: string): string =>
  `/${page
    .split(sep)
    .join('/')
    .replace(/index\.html$/, '')}`

/** The path of the page that a file of content became. */
function pageOf(content: string, file: string): string | undefined {
  if (!file.startsWith(content)) return undefined
  const id = file.slice(content.length).replace(/(?:\/index)?\.mdx?$/, '')
  return `/${id}/`
}

async function secure(root: string, page: string): Promise<void> {
  const file = join(root, page)
  const route = relative(root, file)
    .split(sep)
    .join('/')
    .replace(/index\.html$/, '')
  await writeFile(file, withPolicy(await readFile(file, 'utf8'), route))
}

/** Writes `pagefind/`, without the user interfaces that Pagefind adds and this site does not use.
    @returns the number of pages in it */
async function index(root: string): Promise<number> {
  try {
    const { index, errors } = await createIndex({ includeCharacters: WORD_CHARACTERS })
    if (!index) throw new Error(`Pagefind: ${errors.join(' ')}`)
    const added = await index.addDirectory({ path: root })
    const written = await index.writeFiles({ outputPath: join(root, 'pagefind') })
    const failed = [...added.errors, ...written.errors]
    if (failed.length > 0) throw new Error(`Pagefind: ${failed.join(' ')}`)
    for (const file of await readdir(join(root, 'pagefind'))) {
      if (/^pagefind-(?!worker|entry).*\.(?:js|css)$/.test(file)) await rm(join(root, 'pagefind', file))
    }
    return added.page_count
  } finally {
    await close()
  }
}
