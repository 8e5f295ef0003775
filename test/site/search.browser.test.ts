import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/serve.ts'
import { rules } from '../../src/rules/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { DIST } from '../support/site.ts'

let browser: Browser
let site: Serving

beforeAll(async () => {
  site = await serve(DIST, 0)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test.each(rules.map(rule => rule.id))('the id %s finds its page first', async id => {
  const [first] = await hitsFor(id)
  expect(first).toContain(`/rules/${id}/`)
})

const errors = rules.flatMap(({ id, errors = [] }) => errors.map(error => ({ id, error })))

test.each(errors)('the error "$error" as a reader pastes it finds $id', async ({ id, error }) => {
  const pasted = `error: ${error.replaceAll('…', 'web-server')}`
  // Where several rules prevent one error, its own page stands above and names them; else the right rule is among the first.
  const hits = await hitsFor(pasted)
  if (hits[0]?.includes('/errors/')) return
  const found = hits.filter(hit => hit.includes('/rules/'))
  expect(found.slice(0, 3).join(' '), pasted).toContain(`/rules/${id}/`)
})

test.each(errors)('the longer half of the error "$error" finds $id', async ({ id, error }) => {
  const words = error
    .replaceAll(/['"]?…['"]?/g, '')
    .trim()
    .split(/\s+/)
  const middle = Math.ceil(words.length / 2)
  const halves = [words.slice(0, middle).join(' '), words.slice(-middle).join(' ')] as const
  const half = halves[0].length > halves[1].length ? halves[0] : halves[1]
  // Half of a message fits several rules; then the page of an error answers, and names them.
  const hits = await hitsFor(half)
  if (hits.slice(0, 3).some(hit => hit.includes('/errors/'))) return
  expect(hits.slice(0, 8).join(' '), half).toContain(`/rules/${id}/`)
})

test('of a pasted error, the decoder says first which it is, with its names', async () => {
  const hits = await hitsFor("error: attribute 'nginx' missing")
  expect(hits[0]).toMatch(/\/errors\/attribute-missing\/#.*nginx/)
  expect(
    hits.filter(hit => hit.includes('/errors/attribute-missing/')),
    'and only once',
  ).toHaveLength(1)
  const answer = page!.locator('.search .answer').first()
  expect(await answer.locator('code').textContent()).toBe("error: attribute 'nginx' missing")
})

test('a slip of the hand is seen, and said', async () => {
  const hits = await hitsFor('infinit recursoin')
  expect(hits.slice(0, 3).join(' ')).toContain('/errors/infinite-recursion/')
  expect(await page!.locator('.search [role=status]').textContent()).toContain('infinite recursion')
})

test('markup in a query stays text', async () => {
  await hitsFor('error: <img src=x onerror=alert(1)> <b>bold</b>')
  expect(await page!.locator('.search img, .search b').count()).toBe(0)
})

test('what no page says finds nothing', async () => {
  expect(await hitsFor('hjklzzxyzzy')).toEqual([])
})

test('it opens and closes by keyboard, and arrow keys walk through what was found', async () => {
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.keyboard.press('Control+k')
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.waitFor()
  await page.keyboard.type('flake')
  await page.locator('.search ol a').first().waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate("document.activeElement?.closest('ol') !== null")).toBe(true)
  await page.keyboard.press('ArrowUp')
  expect(await box.evaluate(input => input === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'hidden' })
  await page.keyboard.press('/')
  await box.waitFor()
  await page.close()
})

let page: Page | undefined

/** The addresses of the pages that the search shows, best first. */
async function hitsFor(query: string): Promise<readonly string[]> {
  if (!page) {
    page = await browser.newPage()
    await page.goto(site.url)
    await page.getByRole('button', { name: 'Search' }).click()
  }
  await page.getByRole('searchbox', { name: 'Search' }).fill(query)
  await page.waitForFunction(asked => document.querySelector<HTMLElement>('.search ol')?.dataset.query === asked, query)
  return page
    .locator('.search ol > li > a:first-child')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))
}

test('what is typed while the search is still loading is searched for', async () => {
  const page = await browser.newPage()
  await page.route(/_astro\/search\..*\.js$/, async route => {
    await new Promise(resolve => setTimeout(resolve, 300))
    await route.continue()
  })
  await page.goto(site.url)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('a/mkIf')
  await page.waitForSelector('.search[open]')
  await page.keyboard.type(' x')
  expect(await page.inputValue('.search input')).toBe('a/mkIf x')
  await page.waitForSelector('.search ol[data-query="a/mkIf x"]')
  await page.close()
})
