import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relocateSite } from '../../src/offline/site.ts'
import { DIST } from '../support/site.ts'

// The offline copy, opened from the disk as a person would: no server, no network, and a folder with a difficult name.

const root = join(mkdtempSync(join(tmpdir(), 'flakewise-offline-')), 'bücher #1 100%')
const address = (path: string): string => pathToFileURL(join(root, path)).href

beforeAll(async () => {
  mkdirSync(root)
  await relocateSite(DIST, root)
})
afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }))

const which = (...names: readonly string[]): string | undefined =>
  names.map(name => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()).find(Boolean)

const BROWSERS = [
  {
    name: 'Chromium',
    path: which('chromium', 'chromium-browser', 'google-chrome'),
    launch: (executablePath: string) =>
      puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] }),
  },
  {
    name: 'Firefox',
    path: which('firefox-esr', 'firefox'),
    // Puppeteer would switch the check of file: origins off, which readers have on.
    launch: (executablePath: string) =>
      puppeteer.launch({
        browser: 'firefox',
        executablePath,
        extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
      }),
  },
]

describe.each(BROWSERS)('$name', ({ name, path, launch }) => {
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    if (!path) return
    browser = await launch(path)
    page = await browser.newPage()
    page.on('pageerror', error => problems.push(String(error)))
    page.on('console', message => {
      if (message.type() === 'error') problems.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    if (!path) console.info(`Skipped: ${name} is not on PATH. On Debian: apt-get install chromium firefox-esr`)
  })

  test.skipIf(!path)('pages have their style, and links lead to pages', async () => {
    await page.goto(address('index.html'))
    expect(await page.title()).toContain('Flakewise')
    expect(await page.$eval('body', body => getComputedStyle(body).margin)).toBe('0px')
    await Promise.all([page.waitForNavigation(), page.click('nav.sections a[href*="rules"]')])
    expect(page.url()).toBe(address('rules/index.html'))
    await Promise.all([page.waitForNavigation(), page.click('a[href*="flake-not-literal"]')])
    expect(await page.$eval('h1', heading => heading.textContent)).toContain('flake.nix')
  })

  test.skipIf(!path)('the search finds pages and errors, and opens them by keyboard', async () => {
    await page.goto(address('reference/flakes/index.html'))
    await page.keyboard.press('/')
    await page.waitForSelector('dialog.search input')
    await page.type('dialog.search input', 'infinite recursion encountered')
    await page.waitForSelector('dialog.search ol a')
    const hrefs = await page.$$eval('dialog.search ol > li > a', links => links.map(link => link.getAttribute('href')!))
    expect(hrefs[0]).toMatch(/errors\/infinite-recursion\/index\.html/)
    expect(hrefs.every(href => href.includes('index.html'))).toBe(true)
    expect(await page.$eval('dialog.search li:nth-child(2) p', excerpt => excerpt.textContent!.length)).toBeGreaterThan(
      20,
    )
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await page.title()).toContain('Infinite recursion')
  })

  test.skipIf(!path)('the playground checks, and applies a fix', async () => {
    await page.goto(address('playground/index.html'))
    await page.waitForSelector('[role=textbox]')
    await page.waitForSelector('[aria-labelledby=fw-problems] li')
    const count = (): Promise<number> => page.$$eval('[aria-labelledby=fw-problems] li', items => items.length)
    const before = await count()
    await page.evaluate(() => {
      const buttons = Array.from(document.querySelectorAll<HTMLButtonElement>('button'))
      buttons.find(button => button.textContent === 'Fix all')!.click()
    })
    await page.waitForFunction(
      most => document.querySelectorAll('[aria-labelledby=fw-problems] li').length < most,
      {},
      before,
    )
    expect(await page.$$eval('[aria-labelledby=fw-problems] a', links => links[0]!.getAttribute('href'))).toMatch(
      /^\.\.\/rules\/[\w-]+\/index\.html$/,
    )
  })

  test.skipIf(!path)('the decoder names an error', async () => {
    await page.goto(address('decode/index.html'))
    await page.waitForSelector('textarea:not([disabled])')
    await page.type('textarea', "error: attribute 'foo' missing")
    await page.waitForSelector('[aria-label=Matches] a')
    expect(await page.$$eval('[aria-label=Matches] a', links => links[0]!.getAttribute('href'))).toMatch(
      /errors\/attribute-missing\/index\.html#.*foo/,
    )
  })

  test.skipIf(!path)('nothing went wrong on the way', () => {
    expect(problems).toEqual([])
  })
})
