import { globSync, readFileSync, writeFileSync } from 'node:fs'

/** Every address outside that a page links to: a change of what the book relies on is seen in review. */
export const EXTERNAL_LINKS = 'test/external-links.txt'

/** The text of `EXTERNAL_LINKS` as the pages are now. */
export function externalLinks(): string {
  const addresses = globSync('content/**/*.{md,mdx}').flatMap(page =>
    Array.from(readFileSync(page, 'utf8').matchAll(/\]\((https?:\/\/[^)\s]+)\)/g), ([, address]) => address!),
  )
  return `${[...new Set(addresses)].sort().join('\n')}\n`
}

// `node src/tools/external-links.ts` writes the list.
if (import.meta.main) writeFileSync(EXTERNAL_LINKS, externalLinks())
