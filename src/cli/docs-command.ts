import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Io, UsageError } from './io.ts'
import { serve } from './serve.ts'

/** Where the offline copy lies in a checkout, as `npm run bundle` makes it. */
const BUNDLE = fileURLToPath(new URL('../../dist/offline', import.meta.url))

/** `flakewise docs [--port N] [FOLDER]`: serves the offline copy on the loopback address until it is ended.
    @throws UsageError when there is no copy, or the port is none */
export async function docsCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: 'string', default: '4321' } },
  })
  const [folder = BUNDLE, ...more] = positionals
  const port = Number(values.port)
  if (more.length > 0) throw new UsageError('`docs` serves one folder.')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`\`--port\` takes a number from 0 to 65535, not \`${values.port}\`.`)
  if (!existsSync(`${folder}/index.html`))
    throw new UsageError(`There is no book in ${folder}. \`npm run bundle\` makes one.`)
  const { url } = await serve(folder, port)
  io.stdout(`The book is at ${url}\nCtrl+C ends it.\n`)
  return new Promise(() => undefined)
}
