import { globSync, readFileSync, writeFileSync } from 'node:fs'

/** `node src/tools/external-links.ts`: writes `test/external-links.txt`, every address outside that a page links to, so that a change of
    what the book relies on is seen in review. */

const addresses = globSync('content/**/*.{md,mdx}').flatMap(page =>
  Array.from(readFileSync(page, 'utf8').matchAll(/\]\((https?:\/\/[^)\s]+)\)/g), ([, address]) => address!),
)
writeFileSync('test/external-links.txt', `${[...new Set(addresses)].sort().join('\n')}\n`)
