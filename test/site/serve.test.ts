import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, type Serving, serve } from '../../src/cli/serve.ts'

let folder: string
let site: Serving

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'))
  mkdirSync(join(folder, 'site/rules'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'site/index.html'), '<!DOCTYPE html>front')
  writeFileSync(join(folder, 'site/404.html'), 'no such page')
  writeFileSync(join(folder, 'site/rules/index.html'), 'rules')
  writeFileSync(join(folder, 'site/a.wasm'), Uint8Array.of(0, 97, 115, 109))
  site = await serve(join(folder, 'site'), 0)
})

afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** The answer to a path that is sent as it stands: `fetch` would tidy it first. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number
    headers: NodeJS.Dict<string | string[]>
    body: string
  }>()
  const sent = request({ host: '127.0.0.1', port: new URL(site.url).port, path, headers, method }, response => {
    let body = ''
    response.on('data', chunk => {
      body += chunk
    })
    response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
  })
  sent.on('error', reject).end()
  return promise
}

test('pages, files and their types', async () => {
  expect(await get('/')).toMatchObject({
    status: 200,
    body: '<!DOCTYPE html>front',
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
  expect(await get('/rules/?q=1')).toMatchObject({ status: 200, body: 'rules' })
  expect(await get('/a.wasm')).toMatchObject({ status: 200, headers: { 'content-type': 'application/wasm' } })
})

test('a folder without its slash leads to the one with it', async () => {
  expect(await get('/rules?q=1')).toMatchObject({ status: 301, headers: { location: '/rules/?q=1' } })
})

test('what is not there is the page that says so', async () => {
  expect(await get('/nothing/')).toMatchObject({ status: 404, body: 'no such page' })
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/rules/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/%00',
  '/%',
  '//etc/passwd',
])('nothing outside of the folder: %s', async path => {
  const { status, body } = await get(path)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(body).not.toContain('secret')
})

test('a path never leads out', () => {
  expect(fileOf('/site', '/../secret')).toBe(null)
  expect(fileOf('/site', '/a/../b')).toBe('/site/b')
  expect(fileOf('/site', '/')).toBe('/site')
})

test('text is squeezed for those who ask, and HEAD has no body', async () => {
  expect((await get('/', { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
  expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
  expect(await get('/', {}, 'POST')).toMatchObject({ status: 405 })
})

test('a port that is taken is passed over', async () => {
  const taken = Number(new URL(site.url).port)
  const other = await serve(join(folder, 'site'), taken)
  expect(Number(new URL(other.url).port)).toBeGreaterThan(taken)
  await other.close()
})

test('a folder without a site is an error that says what to do', async () => {
  await expect(serve(folder, 0)).rejects.toThrow('npm run build')
})
