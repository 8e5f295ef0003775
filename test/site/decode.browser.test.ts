import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/serve.ts'
import { launchBrowser } from '../support/browser.ts'
import { DIST } from '../support/site.ts'

let browser: Browser
let site: Serving
let page: Page

beforeAll(async () => {
  site = await serve(DIST, 0)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

beforeEach(async () => {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  page = await context.newPage()
  await page.goto(`${site.url}decode/`)
})

const matches = () => page.getByRole('list', { name: 'Matches' }).getByRole('listitem')
const paste = (text: string) => page.getByRole('textbox', { name: 'Paste an error' }).fill(text)

const UNTRACKED = `error: Path 'modules/über web.nix' in the repository "/home/ana/infra" is not tracked by Git.

       To make it visible to Nix, run:

       git -C "/home/ana/infra" add "modules/über web.nix"
`

test('says what went wrong and puts the own names into the page', async () => {
  await paste(UNTRACKED)
  const link = matches().first().getByRole('link').first()
  await link.waitFor()
  expect(await link.getAttribute('href')).toMatch(/^\/errors\/untracked-file-in-git-flake\/#/)
  await link.click()
  const command = page.locator('pre[data-language=sh]', { hasText: '--intent-to-add' }).first()
  await expect.poll(() => command.textContent()).toContain("'modules/über web.nix'")
})

test('makes no request with what was pasted', async () => {
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  page.on('request', request => requests.push(request.url()))
  await paste(UNTRACKED)
  await matches().first().waitFor()
  expect(requests).toEqual([])
})

test('what was pasted stays text', async () => {
  await paste(UNTRACKED.replaceAll('über web.nix', '<img src=x onerror=alert(1)>.nix'))
  await matches().first().waitFor()
  expect(await page.locator('#decoder img').count()).toBe(0)
})

test('says nothing where nothing fits', async () => {
  await paste('npm ERR! code ERESOLVE')
  await page.getByRole('status').getByText('None of the known errors').waitFor()
  expect(await matches().count()).toBe(0)
})

test('the front page hands an error to the decoder and a flake to the playground', async () => {
  await page.goto(site.url)
  const box = page.getByRole('textbox', { name: /^Paste a flake\.nix/ })
  await box.fill(UNTRACKED)
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.waitForURL(/\/decode\//)
  await matches().first().waitFor()
  await page.goto(site.url)
  await box.fill('{ outputs = import ./o.nix; }')
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.waitForURL(/\/playground\//)
  await page.getByRole('list', { name: 'Problems' }).getByText('must be a function').waitFor()
})
