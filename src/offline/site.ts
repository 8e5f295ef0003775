import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withPolicy } from '../site/policy.ts'
import { errorsOfCheckout } from '../tools/load-errors.ts'
import { relocateCss, relocateHtml, relocateMarkdown } from './relocate.ts'
import { carriedFile, carriedModule, classicScript, runtimeScript } from './scripts.ts'
import { signatures } from './signatures.ts'

const RUNTIME = 'offline.js'

/** What a browser loads by itself, and what people read: these are copied. Anything else, scripts ask for. */
const COPIED = /\.(?:svg|png|toml)$/

/** Writes a copy of a built site that needs no server, with the script that reads it on a terminal.
    @param dist the built site
    @param out an empty folder, or one that is not there
    @throws when something cannot be relocated; the message names the page and the address */
export async function relocateSite(dist: string, out: string): Promise<void> {
  const files = new Set(await filesOfSite(dist))
  const read = (path: string): Promise<Buffer> => readFile(join(dist, path))
  const write = async (path: string, content: string | Buffer): Promise<void> => {
    const file = join(out, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { mode: path === 'flakewise-docs' ? 0o755 : 0o644 })
  }
  const pages = await Promise.all(
    [...files].filter(path => path.endsWith('.html')).map(async path => ({ path, html: String(await read(path)) })),
  )
  const scripts = namedIn(pages, /<script type="module" src="\/([^"]+)"/g)
  const modules = namedIn(pages, /\sdata-[\w-]+="\/([^"]+\.js)"/g)
  const imported = new Set(await importsOf(files, scripts, read))

  await write(RUNTIME, await runtimeScript())
  await write('flakewise-docs', await readFile(new URL('flakewise-docs', import.meta.url)))
  await write('errors/signatures.tsv', signatures(errorsOfCheckout()))
  for (const { path, html } of pages) {
    const relocated = relocateHtml(html, path, files, RUNTIME)
    await write(path, withPolicy(relocated, path.replace(/index\.html$/, '')))
  }
  for (const path of files) {
    if (path.endsWith('.html') || imported.has(path)) continue
    if (scripts.has(path)) await write(path, await classicScript(join(dist, path)))
    else if (modules.has(path)) await write(path, await carriedModule(join(dist, path), path))
    else if (path.endsWith('.css')) await write(path, relocateCss(String(await read(path)), path, files))
    else if (/\.(?:md|txt)$/.test(path)) await write(path, relocateMarkdown(String(await read(path)), path, files))
    else if (COPIED.test(path)) await write(path, await read(path))
    else await write(`${path}.js`, carriedFile(await read(path), path))
  }
}

/** The files below a folder, in order, without what this project makes of a site. */
export async function filesOfSite(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(path => !/^(?:offline|skill)\/|\.tar\.gz$/.test(path))
    .sort()
}

function namedIn(pages: readonly { readonly html: string }[], pattern: RegExp): ReadonlySet<string> {
  return new Set(pages.flatMap(({ html }) => Array.from(html.matchAll(pattern), ([, path]) => path!)))
}

/** The modules that the pages' scripts import, which are in their bundles. */
async function importsOf(
  files: ReadonlySet<string>,
  scripts: ReadonlySet<string>,
  read: (path: string) => Promise<Buffer>,
): Promise<readonly string[]> {
  const found = new Set<string>()
  const todo = [...scripts]
  for (let path = todo.pop(); path; path = todo.pop()) {
    const text = String(await read(path))
    for (const [, name] of text.matchAll(/(?:from|import)\s*\(?\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      const file = join(dirname(path), name!)
      if (files.has(file) && !found.has(file) && !scripts.has(file)) {
        found.add(file)
        todo.push(file)
      }
    }
  }
  return [...found]
}
