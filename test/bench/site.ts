import { existsSync } from 'node:fs'
import type { Browser } from 'playwright'
import { serve } from '../../src/cli/serve.ts'
import { launchBrowser } from '../support/browser.ts'
import { weigh } from '../support/weigh.ts'

const RUNS = 5
const PAGES = ['/', '/rules/flake-not-literal/', '/reference/flakes/', '/playground/']

/** What pages of the built site weigh, in kB of gzip with all that they load, and when the playground shows its first problem,
    in ms: medians of five fresh contexts. Null where there is no built site or no browser. */
export async function siteFigures() {
  if (!existsSync('dist/index.html')) return null
  const site = await serve('dist', 0)
  const browser = await launchBrowser()
  try {
    const kilobytes: Record<string, number> = {}
    for (const page of PAGES) kilobytes[page] = await weigh(browser, new URL(page, site.url).href)
    const times: Awaited<ReturnType<typeof firstProblem>>[] = []
    for (let run = 0; run < RUNS; run++) times.push(await firstProblem(browser, new URL('/playground/', site.url).href))
    const median = (pick: (time: (typeof times)[number]) => number) =>
      Math.round(times.map(pick).sort((a, b) => a - b)[RUNS >> 1]!)
    return {
      gzipKilobytes: kilobytes,
      playground: {
        interactive: median(time => time.interactive),
        firstProblemAfterInteractive: median(time => time.shown - time.interactive),
      },
    }
  } finally {
    await browser.close()
    await site.close()
  }
}

async function firstProblem(browser: Browser, url: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  await page.getByRole('list', { name: 'Problems' }).getByRole('listitem').first().waitFor()
  const time = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return { interactive: navigation!.domInteractive, shown: performance.now() }
  })
  await context.close()
  return time
}
