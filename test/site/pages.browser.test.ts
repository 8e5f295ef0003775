import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/serve.ts'
import { rules } from '../../src/rules/index.ts'
import { copyText } from '../../src/site/client/code.ts'
import { launchBrowser } from '../support/browser.ts'
import { BASE, builtPages, DIST } from '../support/site.ts'
import { weigh } from '../support/weigh.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const AXE = `${axe}; axe.run({ resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(node => node.html).join(' ')))`

/** One page of each kind. */
const chapter = builtPages().find(({ path }) => path.startsWith('/reference/') && path !== '/reference/')
const kinds = [
  '/',
  '/rules/',
  `/rules/${rules.find(rule => rule.errors)!.id}/`,
  '/playground/',
  '/decode/',
  '/404.html',
]
if (chapter) kinds.push(chapter.path)
const error = builtPages().find(({ path }) => path.startsWith('/errors/') && path !== '/errors/')
if (error) kinds.push('/errors/', error.path)

/** Everything that people read at length. */
const chapters = builtPages().filter(({ path }) => /^\/(?:start|reference|cookbook)\//.test(path))

let browser: Browser
let site: Serving

beforeAll(async () => {
  if (BASE !== '/') throw new Error(`The browser tests need a site at the root, not under ${BASE}.`)
  site = await serve(DIST, 0)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const)('$colorScheme, $width pixels', ({ colorScheme, width }) => {
  test.each(kinds.filter(path => path !== '/playground/'))('%s has nothing that axe objects to', async path => {
    await withPage({ colorScheme, viewport: { width, height: 844 } }, async page => {
      await page.goto(site.url + path.slice(1))
      // In Playwright's own world, which the page's policy does not bind.
      expect(await page.evaluate(AXE)).toEqual([])
    })
  })
})

test.each(chapters)('$path has nothing that axe objects to', async ({ path }) => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async page => {
    await page.goto(site.url + path.slice(1))
    expect(await page.evaluate(AXE)).toEqual([])
  })
})

test.each(kinds)('%s keeps to its policy, fails nowhere and asks no other place', async path => {
  await withPage({}, async (page, complaints) => {
    await page.goto(site.url + path.slice(1))
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
  })
})

test.each(kinds)('%s is as wide as a small screen', async path => {
  await withPage({ viewport: { width: 390, height: 844 } }, async page => {
    await page.goto(site.url + path.slice(1))
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  })
})

// In kB of gzip: what a reader behind a slow line has to wait for.
test.each([
  ['', 45],
  ['rules/flake-not-literal/', 45],
  ['reference/flakes/', 45],
  ['playground/', 300],
])('/%s weighs no more than %d kB', async (path, most) => {
  expect(await weigh(browser, site.url + path)).toBeLessThanOrEqual(most)
})

test('the text is the same without JavaScript', async () => {
  const textOf = async (javaScriptEnabled: boolean): Promise<string> => {
    let text = ''
    await withPage({ javaScriptEnabled }, async page => {
      await page.goto(`${site.url}rules/${rules[0]!.id}/`)
      text = await page.locator('main').innerText()
    })
    return text.replaceAll('Copy\n', '').replace(/\s+/g, ' ')
  }
  expect(await textOf(false)).toBe(await textOf(true))
})

test('a reader without JavaScript gets the scheme of the system', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await withPage({ javaScriptEnabled: false, colorScheme }, async page => {
      await page.goto(site.url)
      const paper = await page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor)
      const [red] = /\d+/.exec(paper) ?? []
      expect(Number(red) > 127).toBe(colorScheme === 'light')
    })
  }
})

test('the scheme can be chosen by keyboard, is kept, and given back to the system', async () => {
  await withPage({ colorScheme: 'light' }, async page => {
    await page.goto(site.url)
    const button = page.getByRole('button', { name: 'Dark colours' })
    await tabTo(page, 'search-open')
    await tabTo(page, 'scheme')
    await page.keyboard.press('Enter')
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    await page.goto(`${site.url}rules/`)
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark')
    await button.click()
    expect(await page.evaluate("localStorage.getItem('flakewise-scheme')")).toBeNull()
  })
})

test('the list of rules can be filtered', async () => {
  await withPage({}, async page => {
    await page.goto(`${site.url}rules/`)
    const rows = page.locator('.rule:visible')
    expect(await rows.count()).toBe(rules.length)
    await page.getByLabel('Severity').selectOption('error')
    expect(await rows.count()).toBe(rules.filter(rule => rule.severity === 'error').length)
    await page.getByLabel('with a fix').check()
    expect(await rows.count()).toBe(rules.filter(rule => rule.severity === 'error' && rule.fix !== 'none').length)
    await page.getByLabel('Severity').selectOption('')
    await page.getByLabel('with a fix').uncheck()
    await page.getByLabel('Text').fill(rules[0]!.id)
    expect(await rows.first().innerText()).toContain(rules[0]!.id)
    expect(await page.locator('.family:visible').count()).toBe(1)
  })
})

test('the pages of a section are at hand on a small screen', async () => {
  await withPage({ viewport: { width: 390, height: 844 } }, async page => {
    await page.goto(`${site.url}rules/${rules[0]!.id}/`)
    await page.getByRole('button', { name: 'All pages in Rules' }).click()
    const sidebar = page.getByRole('navigation', { name: 'Rules' })
    await sidebar.getByRole('link', { name: 'Rules', exact: true }).click()
    await page.waitForURL('**/rules/')
  })
})

test('the paste box carries its text to the playground, and nothing over the network', async () => {
  await withPage({}, async (page, complaints) => {
    await page.goto(site.url)
    await page
      .getByLabel('Paste a flake.nix, flake.lock, module or error')
      .fill('{ outputs = { self }: { }; } # carried')
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.waitForURL('**/playground/')
    await page.getByText('# carried').waitFor()
    expect(complaints).toEqual([])
  })
})

test('a session is copied without its prompts and answers', async () => {
  await withPage({}, async page => {
    await page.setContent(`<pre><span class="prompt">$ </span>nix build
<span class="answer">error: no</span>

<span class="prompt">$ </span>git add .</pre>`)
    expect(await page.locator('pre').evaluate(copyText)).toBe('nix build\ngit add .\n')
    await page.setContent('<pre>{ }</pre>')
    expect(await page.locator('pre').evaluate(copyText)).toBe('{ }\n')
  })
})

type Context = NonNullable<Parameters<Browser['newPage']>[0]>

/** A page of its own. What it collects: policy violations, errors, and requests to other places than the site. */
async function withPage(context: Context, use: (page: Page, complaints: string[]) => Promise<void>): Promise<void> {
  const page = await browser.newPage(context)
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !/404 \(Not Found\)/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(site.url)) complaints.push(request.url())
  })
  try {
    await use(page, complaints)
  } finally {
    await page.close()
  }
}

/** Presses Tab until the element has the focus.
    @throws when it is not reached */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement?.id')) === id) return
  }
  throw new Error(`#${id} cannot be reached with the Tab key.`)
}
