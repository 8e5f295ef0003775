import { spawnSync } from 'node:child_process'
import { rm, stat } from 'node:fs/promises'
import { create } from 'tar'
import manifest from '../../package.json' with { type: 'json' }
import { filesOfSite, relocateSite } from './site.ts'

/** `npm run bundle`: the site as one folder that is read from a disk, a stick or an installer image, without a server, and the
    same as one archive. */

const DIST = 'dist'
const OUT = `${DIST}/offline`
const ARCHIVE = `${DIST}/flakewise-offline-${manifest.version}.tar.gz`
/** The most that the archive may weigh, in bytes. */
const LIMIT = 8_000_000

if (spawnSync('npx', ['astro', 'build'], { stdio: 'inherit' }).status !== 0) process.exit(1)
const start = performance.now()
await rm(OUT, { recursive: true, force: true })
await relocateSite(DIST, OUT)
await pack()
const { size } = await stat(ARCHIVE)
const seconds = ((performance.now() - start) / 1000).toFixed(1)
console.info(`${OUT}/index.html and ${ARCHIVE}: ${(size / 1e6).toFixed(2)} MB, relocated in ${seconds} s.`)
if (size > LIMIT) throw new Error(`The archive has ${size} bytes; ${LIMIT} are the limit.`)

/** The same bytes from the same tree: names in order, no owners, no times. */
async function pack(): Promise<void> {
  const paths = (await filesOfSite(OUT)).map(path => `offline/${path}`)
  const options = {
    file: ARCHIVE,
    cwd: DIST,
    gzip: { level: 9 },
    portable: true,
    mtime: new Date(0),
    noDirRecurse: true,
  }
  await create(options, paths)
}
