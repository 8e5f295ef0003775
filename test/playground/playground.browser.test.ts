import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/serve.ts'
import { launchBrowser } from '../support/browser.ts'
import { BASE, DIST } from '../support/site.ts'

let browser: Browser
let site: Serving
let context: BrowserContext
let page: Page
/** What the page complained about: console errors and policy violations. */
let complaints: string[]

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const address = (): string => `${site.url.replace(/\/$/, '')}${BASE}playground/`

beforeAll(async () => {
  site = await serve(DIST, 0)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  onTestFinished(() => context.close())
  page = await watched(context)
  await page.goto(address())
  await editor(page).waitFor()
})

async function watched(where: BrowserContext): Promise<Page> {
  const opened = await where.newPage()
  complaints = []
  opened.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  opened.on('pageerror', error => complaints.push(error.message))
  return opened
}

const editor = (on: Page) => on.getByRole('textbox', { name: 'flake.nix' })
const problems = (on: Page) => on.getByRole('list', { name: 'Problems' }).getByRole('listitem')

/** Puts a text into the editor, as a paste does. */
async function write(on: Page, text: string): Promise<void> {
  await editor(on).click()
  await on.keyboard.press('Control+A')
  await on.keyboard.insertText(text)
}

const text = (on: Page): Promise<string> =>
  editor(on).evaluate(element => Array.from(element.querySelectorAll('.cm-line'), line => line.textContent).join('\n'))

const BAD = '{\n  outputs = import ./outputs.nix;\n}\n'
const FIXED = '{\n  outputs = inputs: import ./outputs.nix inputs;\n}\n'

test('lints what is pasted and lists the problem with its place and a link to its rule', async () => {
  await write(page, BAD)
  const item = problems(page).filter({ hasText: 'outputs' })
  await item.first().waitFor()
  await expect.poll(() => problems(page).count()).toBe(1)
  expect(await item.innerText()).toContain('2:13')
  const link = item.getByRole('link', { name: 'flake-outputs-not-lambda' })
  expect(await link.getAttribute('href')).toBe(`${BASE}rules/flake-outputs-not-lambda/`)
  expect(complaints).toEqual([])
})

test('a fix button repairs the text, and Undo takes it back', async () => {
  await write(page, BAD)
  await page.getByRole('button', { name: 'Call it with `inputs`', exact: true }).click()
  await expect.poll(() => text(page)).toBe(FIXED)
  await expect.poll(() => problems(page).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => text(page)).toBe(BAD)
})

test('the preview shows the change before it is made', async () => {
  await write(page, BAD)
  await expect.poll(() => problems(page).count()).toBe(1)
  await page
    .getByRole('button', { name: /^Preview/ })
    .first()
    .click()
  const change = page.getByRole('group', { name: 'Change in flake.nix' })
  await expect.poll(() => change.textContent()).toContain('outputs = inputs: import ./outputs.nix inputs;')
  expect(await text(page)).toBe(BAD)
})

test('Fix all applies every safe fix at once', async () => {
  await write(page, '{\n  inputs.a.url = "git@example.org:o/r.git";\n  outputs = { self }: { };\n}\n')
  await expect.poll(() => problems(page).count()).toBeGreaterThan(1)
  await page.getByRole('button', { name: 'Fix all', exact: true }).click()
  await expect
    .poll(() => text(page))
    .toBe('{\n  inputs.a.url = "git+ssh://git@example.org/o/r.git";\n  outputs = { self, a }: { };\n}\n')
})

test('the text is kept across a reload', async () => {
  await write(page, FIXED)
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('inputs: import')
  await page.reload()
  await expect.poll(() => text(page)).toBe(FIXED)
})

test('a shared link opens the same text in another browser, and holds it itself', async () => {
  await write(page, BAD)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.waitForURL(/#v1=/)
  const other = await browser.newContext()
  onTestFinished(() => other.close())
  const second = await other.newPage()
  await second.goto(page.url())
  await expect.poll(() => text(second)).toBe(BAD)
})

test('after it has loaded, the page makes no request', async () => {
  await problems(page).first().waitFor()
  const requests: string[] = []
  page.on('request', request => requests.push(request.url()))
  await write(page, BAD)
  await page.getByRole('button', { name: 'Call it with `inputs`', exact: true }).click()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.waitForURL(/#v1=/)
  expect(
    requests.filter(url => !/^(?:blob|data):|\/favicon\.svg$/.test(url)),
    'the browser asks for the icon by itself',
  ).toEqual([])
})

test('the policy forbids every other address', async () => {
  const refused = await page.evaluate(async () => {
    try {
      await fetch('https://example.org/')
      return false
    } catch {
      return true
    }
  })
  expect(refused).toBe(true)
  expect(complaints.join()).toContain('Content Security Policy')
})

test('Tab leaves the editor, F8 goes to the next problem', async () => {
  await write(page, BAD)
  await expect.poll(() => problems(page).count()).toBe(1)
  await page.keyboard.press('F8')
  await page.locator('.cm-tooltip').getByText('must be a function').waitFor()
  expect(await problems(page).first().getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement!.closest('.cm-editor') === null)).toBe(true)
})

describe('calm about', () => {
  test('a text of two megabytes', async () => {
    await write(page, `# ${'x'.repeat(2_000_000)}`)
    await page.getByText('the browser checks up to').waitFor()
  })

  test('an empty text, a byte order mark, NUL and CRLF', async () => {
    for (const odd of ['', '\uFEFF{ outputs = _: { }; }', '{ a = "\0"; }', '{\r\n  outputs = _: { };\r\n}']) {
      await write(page, odd)
      await page.waitForTimeout(300)
    }
    await write(page, BAD)
    await expect.poll(() => problems(page).count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('a file that is not UTF-8', async () => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'latin.nix',
      mimeType: 'text/plain',
      buffer: Buffer.from([0x22, 0xe9, 0x22]),
    })
    await page.getByText(/latin\.nix.*UTF-8/).waitFor()
  })

  test('a damaged link', async () => {
    const second = await context.newPage()
    await second.goto(`${address()}#v1=broken`)
    await second.getByText('The link is damaged').waitFor()
  })
})

test.each(['light', 'dark'] as const)('has nothing for axe to say, %s', async colorScheme => {
  await page.emulateMedia({ colorScheme })
  await problems(page).first().waitFor()
  await page.evaluate(AXE)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
  })
  expect(found).toEqual([])
})

test('fits a phone', async () => {
  await page.setViewportSize({ width: 390, height: 800 })
  await problems(page).first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
