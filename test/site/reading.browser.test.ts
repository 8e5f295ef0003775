import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/serve.ts'
import { copyText } from '../../src/site/client/code.ts'
import { launchBrowser } from '../support/browser.ts'
import { DIST } from '../support/site.ts'

// What helps while reading: paths with progress, the chooser of lanes, the meaning of words, numbered notes.

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

/** Pages that share what they remember. */
async function withReader(use: (open: (path: string) => Promise<Page>) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    await use(async path => {
      const page = await context.newPage()
      await page.goto(site.url + path.slice(1))
      return page
    })
  } finally {
    await context.close()
  }
}

describe('a path', () => {
  test('keeps what is ticked, says how far the reader is, and starts over', async () => {
    await withReader(async open => {
      const path = await open('/start/first-hour/')
      const boxes = path.getByRole('checkbox')
      const all = await boxes.count()
      expect(all).toBeGreaterThan(10)
      await boxes.nth(0).check()
      await boxes.nth(2).check()
      await path.reload()
      expect(await boxes.nth(0).isChecked()).toBe(true)
      expect(await boxes.nth(1).isChecked()).toBe(false)
      expect(await boxes.nth(2).isChecked()).toBe(true)
      expect(await path.locator('.progress output').textContent()).toBe(`2 of ${all} done`)
      const start = await open('/start/')
      expect(await start.locator('[data-progress-of="start/first-hour"]').textContent()).toBe(`2 of ${all} done`)
      await path.getByRole('button', { name: 'Start over' }).click()
      expect(await path.locator('.progress output').textContent()).toBe(`0 of ${all} done`)
      await start.reload()
      expect(await start.locator('[data-progress-of="start/first-hour"]').textContent()).toBe('')
    })
  })

  test('reads without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${site.url}start/first-hour/`)
    expect(await page.getByRole('checkbox').count()).toBeGreaterThan(10)
    await page.goto(`${site.url}start/`)
    expect(await page.locator('.advice > li').count()).toBeGreaterThan(10)
    await page.close()
  })
})

describe('the chooser of lanes', () => {
  test('leaves what fits, and makes pages open the tab of the lane', async () => {
    await withReader(async open => {
      const start = await open('/start/')
      const shown = (): Promise<string[]> => start.locator('.advice > li:visible').allInnerTexts()
      const before = await shown()
      await start.getByLabel('macOS').check()
      await start.getByLabel('Your account alone').check()
      const after = await shown()
      expect(after.length).toBeLessThan(before.length)
      expect(after.join('\n')).toContain('macOS, Your account alone:')
      expect(after.join('\n')).not.toContain('NixOS, ')
      const page = await open('/start/first-hour/')
      expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('macOS')
      expect(await page.getByRole('tab', { name: 'NixOS' }).isVisible()).toBe(true)
      await start.reload()
      expect(await start.getByLabel('macOS').isChecked()).toBe(true)
      await start.getByRole('button', { name: 'Start over' }).click()
      await expect.poll(async () => (await shown()).length).toBe(before.length)
    })
  })
})

test('a word is explained while it has the focus, and Escape closes that', async () => {
  await withReader(async open => {
    const page = await open('/reference/flakes/')
    const term = page.locator('a.term').first()
    await term.focus()
    const card = page.getByRole('tooltip')
    expect(await card.textContent()).toBe(await term.getAttribute('data-card'))
    await page.keyboard.press('Escape')
    expect(await card.isVisible()).toBe(false)
    const linked = await page.locator('a.term').evaluateAll(links => links.map(link => link.getAttribute('href')))
    expect(new Set(linked).size, 'each word once').toBe(linked.length)
    await term.click()
    expect(new URL(page.url()).pathname).toBe('/start/glossary/')
  })
})

test('numbers of notes are not copied', async () => {
  await withReader(async open => {
    const page = await open('/reference/flakes/')
    const pre = page.locator('pre:has(.callout)').first()
    expect(await pre.getByRole('note').allInnerTexts()).toEqual(['1', '2', '3', '4'])
    expect(await pre.evaluate(copyText)).not.toMatch(/# ?\(?\d|[ \t]$/m)
  })
})

test('a diagram has a name and says in words what it shows', async () => {
  await withReader(async open => {
    const page = await open('/reference/flakes/')
    const picture = page.getByRole('img', { name: 'A lock before and after follows' })
    expect(await picture.locator('desc').textContent()).toContain('one copy is left')
  })
})
