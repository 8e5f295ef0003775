import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright'

/** What a page weighs with all that it loads, in kB of gzip. */
export async function weigh(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage()
  let bytes = 0
  const pending: Promise<void>[] = []
  page.on('response', response => {
    // A worker that is made of what has been loaded already.
    if (response.url().startsWith('blob:')) return
    const size = response.body().then(
      body => {
        bytes += gzipSync(body, { level: 9 }).length
      },
      () => undefined,
    )
    pending.push(size)
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await Promise.all(pending)
  await page.close()
  return Number((bytes / 1000).toFixed(1))
}
