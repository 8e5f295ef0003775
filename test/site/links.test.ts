import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { brokenLinks } from '../../src/site/links.ts'

const dist = mkdtempSync(join(tmpdir(), 'flakewise-links-'))
afterAll(() => rmSync(dist, { recursive: true }))
mkdirSync(join(dist, 'reference/flakes'), { recursive: true })
writeFileSync(join(dist, 'reference/flakes/index.html'), '<h2 id="follows">Follows</h2>')
writeFileSync(join(dist, 'llms.txt'), '')

const problems = (address: string) =>
  brokenLinks(dist, ['/', '/reference/flakes/'], () => '/reference/flakes/', [
    { file: 'content/a.mdx', source: `one\n\nSee [it](${address}).`, address },
  ])

test.each(['/reference/flakes/', '/reference/flakes/#follows', '#follows', '/llms.txt'])(
  '%s leads somewhere',
  address => {
    expect(problems(address)).toEqual([])
  },
)

test('a link that leads nowhere is named with its line and what was meant', () => {
  expect(problems('/reference/flake/')).toEqual([
    'content/a.mdx:3: there is no page /reference/flake/. Did you mean /reference/flakes/?',
  ])
  expect(problems('/reference/flakes/#folows')).toEqual([
    'content/a.mdx:3: /reference/flakes/ has no heading #folows. Did you mean #follows?',
  ])
  expect(problems('#nothing')).toEqual(['content/a.mdx:3: /reference/flakes/ has no heading #nothing.'])
  expect(problems('/llm.txt')).toEqual(['content/a.mdx:3: there is no page /llm.txt.'])
})
