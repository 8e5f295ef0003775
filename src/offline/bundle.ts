import { spawnSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { create } from 'tar'
import manifest from '../../package.json' with { type: 'json' }
import { withPolicy } from '../site/policy.ts'
import { errorsOfCheckout } from '../tools/load-errors.ts'
import { relocateCss, relocateHtml, relocateMarkdown } from './relocate.ts'
import { carriedFile, carriedModule, classicScript, runtimeScript } from './scripts.ts'
import { signatures } from './signatures.ts'

/** `npm run bundle`: the site as one folder that is read from a disk, a stick or an installer image, without a server, and the
    same as one archive. */

const DIST = 'dist'
const OUT = join(DIST, 'offline')
const RUNTIME = 'offline.js'
/** The most that the archive may weigh, in bytes. */
const LIMIT = 8_000_000

/** What a browser loads by itself, and what people read: these are copied. Anything else, scripts ask for. */
const COPIED = /\.(?:svg|png|txt|md|toml)$/

if (spawnSync('npx', ['astro', 'build'], { stdio: 'inherit' }).status !== 0) process.exit(1)
const start = performance.now()
await rm(OUT, { recursive: true, force: true })
await relocate()
const archive = join(DIST, `flakewise-offline-${manifest.version}.tar.gz`)
await pack(archive)
const { size } = await stat(archive)
const seconds = ((performance.now() - start) / 1000).toFixed(1)
console.info(`${OUT}/index.html and ${archive}: ${(size / 1e6).toFixed(2)} MB, relocated in ${seconds} s.`)
if (size > LIMIT) throw new Error(`The archive has ${size} bytes; ${LIMIT} are the limit.`)

async function relocate(): Promise<void> {
  const files = new Set(await filesBelow(DIST))
  const read = (path: string): Promise<Buffer> => readFile(join(DIST, path))
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
    if (scripts.has(path)) await write(path, await classicScript(join(DIST, path)))
    else if (modules.has(path)) await write(path, await carriedModule(join(DIST, path), path))
    else if (path.endsWith('.css')) await write(path, relocateCss(String(await read(path)), path, files))
    else if (/\.(?:md|txt)$/.test(path)) await write(path, relocateMarkdown(String(await read(path)), path, files))
    else if (COPIED.test(path)) await write(path, await read(path))
    else await write(`${path}.js`, carriedFile(await read(path), path))
  }
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

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(path => !/^offline\/|^skill\/|\.tar\.gz$/.test(path))
    .sort()
}

async function write(path: string, content: string | Buffer): Promise<void> {
  const file = join(OUT, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

/** The same bytes from the same tree: names in order, no owners, no times. */
async function pack(archive: string): Promise<void> {
  const paths = await filesBelow(OUT)
  for (const path of paths) await chmod(join(OUT, path), path === 'flakewise-docs' ? 0o755 : 0o644)
  await create(
    { file: archive, cwd: DIST, gzip: { level: 9 }, portable: true, mtime: new Date(0), noDirRecurse: true },
    paths.map(path => `offline/${path}`),
  )
}
