import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { serve } from '../../src/cli/serve.ts'
import { launchBrowser } from '../support/browser.ts'
import { DIST } from '../support/site.ts'

interface Query {
  readonly id: string
  readonly q: string
  /** Slugs of the errors, any of which answers; nothing is asked of a query without one. */
  readonly expected: readonly string[]
}

/** Types every query into the search of the built site, in Chromium, and prints how often a page of an expected error is among
    the first.
    @param file JSON lines of queries */
export async function evalSearch(file: string, verbose: boolean): Promise<void> {
  const queries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Query)
  const site = await serve(DIST, 0)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(site.url)
    const ranks: number[] = []
    for (const { id, q, expected } of queries.filter(query => query.expected.length > 0)) {
      const hits = await hitsOf(page, q)
      const rank = hits.findIndex(hit => expected.some(slug => hit.includes(`/errors/${slug}/`)))
      ranks.push(rank)
      if (verbose && (rank < 0 || rank > 2))
        console.info(`${id} ${rank + 1}: ${q} → ${expected.join(' or ')}; got ${hits.slice(0, 4).join(' ')}`)
    }
    const share = (count: number): string =>
      `${((100 * count) / ranks.length).toFixed(1)}% (${count} of ${ranks.length})`
    const within = (most: number): number => ranks.filter(rank => rank >= 0 && rank < most).length
    console.info(`search, first  ${share(within(1))}`)
    console.info(`search, three  ${share(within(3))}`)
    console.info(`search, nothing found  ${share(ranks.filter(rank => rank < 0).length)}`)
  } finally {
    await browser.close()
    await site.close()
  }
}

/** The addresses that the search shows for a query, first to last. */
export async function hitsOf(page: Page, query: string): Promise<readonly string[]> {
  const box = page.getByRole('searchbox', { name: 'Search' })
  if (!(await box.isVisible())) await page.keyboard.press('Control+k')
  await box.fill(query)
  const results = page.locator(`.search ol[data-query=${JSON.stringify(query)}]`)
  await results.waitFor({ state: 'attached' })
  return results
    .locator('li > a:first-child')
    .evaluateAll(links => links.map(a => new URL((a as { href: string } & typeof a).href).pathname))
}
