import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'

/** A server that runs: where it answers, and how it ends. */
export interface Serving {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.toml': 'application/toml',
}

/** Serves a folder of files on the loopback address only.
    @param root the folder
    @param port where to listen; when it is taken, the next free one of the following hundred; 0 for any free port
    @throws when the folder has no index.html, or no port is free */
export async function serve(root: string, port: number): Promise<Serving> {
  const folder = resolve(root)
  if (!(await isFile(join(folder, 'index.html')))) {
    throw new Error(`There is no site in ${root}: index.html is missing. Run \`npm run build\` first.`)
  }
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.destroy())
  })
  const bound = await listen(server, port)
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; ; port++) {
    const error = await new Promise<NodeJS.ErrnoException | null>(settle => {
      server.once('error', settle)
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', settle)
        settle(null)
      })
    })
    if (!error) return (server.address() as { port: number }).port
    if (error.code !== 'EADDRINUSE' || port >= first + 100) throw error
  }
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return fail(response, 405, 'Only GET and HEAD are answered.')
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const file = fileOf(root, pathname)
  if (!file) return fail(response, 400, 'This path is not one of the site.')
  if (await isFile(file)) return send(request, response, 200, file)
  if (await isFile(join(file, 'index.html'))) {
    if (pathname.endsWith('/')) return send(request, response, 200, join(file, 'index.html'))
    response.writeHead(301, { Location: `${pathname}/${search}` }).end()
    return
  }
  const missing = join(root, '404.html')
  if (await isFile(missing)) return send(request, response, 404, missing)
  fail(response, 404, 'There is no page at this address.')
}

/** The file that a path names, which is always below the root; null for a path that leads out or is broken. */
export function fileOf(root: string, pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = resolve(root, `.${path.startsWith('/') ? path : `/${path}`}`)
  return file === root || file.startsWith(root + sep) ? file : null
}

async function send(request: IncomingMessage, response: ServerResponse, status: number, file: string): Promise<void> {
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const squeezable = /^(?:text\/|application\/(?:json|xml|wasm|toml)|image\/svg)/.test(type)
  const squeeze = squeezable && /\bgzip\b/.test(String(request.headers['accept-encoding']))
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ...(squeeze ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
  })
  if (request.method === 'HEAD') response.end()
  else if (squeeze) await pipeline(createReadStream(file), createGzip(), response)
  else await pipeline(createReadStream(file), response)
}

function fail(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${message}\n`)
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    stats => stats.isFile(),
    () => false,
  )
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } })
  const port = Number(values.port ?? 4321)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port takes a number from 0 to 65535, not ${values.port}.`)
    process.exit(2)
  }
  try {
    const { url } = await serve(positionals[0] ?? 'dist', port)
    console.log(`Flakewise is at ${url}\nCtrl+C ends it.`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}
