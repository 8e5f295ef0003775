import { describe, expect, test } from 'vitest'
import { errorEntries } from '../../src/docs/errors.ts'
import { parseTemplate } from '../../src/errors/template.ts'
import { decodeWith, entries } from './catalogue.ts'

const page = (front: string, body = 'It means `modules/web.nix`.'): string => `---\n${front}\n---\n${body}\n`
const FRONT = `title: T
description: D.
area: flakes
signatures: [{ text: "error: path '{path}' is unknown here" }]
reproduced: true`

describe('a page', () => {
  test.each([
    ['no front matter', 'Hello', '---'],
    ['an unknown key', page(`${FRONT}\ncolour: red`), 'colour'],
    ['an unknown area', page(FRONT.replace('flakes', 'cakes')), 'area'],
    ['no signature', page(FRONT.replace(/signatures.*/, 'signatures: []')), 'signatures'],
    ['a malformed template', page(FRONT.replace('{path}', '{path')), 'single "{"'],
    ['a number for a release', page(FRONT.replace('here" }', 'here", since: 2.20 }')), 'quote the number'],
    ['a rule that does not exist', page(`${FRONT}\nrules: [no-such-rule]`), 'no-such-rule'],
    ['a related page that does not exist', page(`${FRONT}\nrelated: [nowhere]`), 'nowhere'],
    ['an example that nothing captures', page(`${FRONT}\nexamples: { host: modules/web.nix }`), 'examples.host'],
    ['an example that stands nowhere', page(`${FRONT}\nexamples: { path: a/b.nix }`), 'stands nowhere'],
  ])('with %s is refused', (_, text, reason) => {
    expect(() => errorEntries({ 'some-error': text }, [])).toThrow(reason)
  })

  test('of the right form is read', () => {
    const [entry] = errorEntries({ 'some-error': page(`${FRONT}\nexamples: { path: modules/web.nix }`) }, [])
    expect(entry).toMatchObject({ slug: 'some-error', url: '/errors/some-error/', area: 'flakes', reproduced: true })
  })
})

describe.each(entries.map(entry => [entry.slug, entry] as const))('%s', (slug, entry) => {
  test('says what it means before the first heading, how to tell, and how to prevent it', () => {
    expect(entry.page.trimStart()).not.toMatch(/^#/)
    const headings = [...entry.page.matchAll(/^## (.+)$/gm)].map(match => match[1])
    expect(headings[0]).toBe('Which cause is yours')
    expect(headings).toContain('Keep it from coming back')
    expect(headings.length).toBeGreaterThan(2)
    expect(entry.description).toMatch(/^\S.*\.$/)
    expect(entry.title).not.toMatch(/\.$/)
  })

  test('links to its own headings only where they are', () => {
    const ids = [...entry.page.matchAll(/^#{2,3} (.+)$/gm)].map(match =>
      match[1]!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    )
    for (const [, id] of entry.page.matchAll(/\]\(#([^)]+)\)/g)) expect(ids, id).toContain(id)
  })

  test('is found by each of its wordings', () => {
    for (const signature of entry.signatures) {
      const sample = (text: string): string =>
        text.replace(/\{\{|\}\}|\{[^}]*\}/g, token => SAMPLE[token] ?? sampleOf(text, token))
      const text = [signature.with, signature.text]
        .filter(part => part !== undefined)
        .map(part => sample(part))
        .join('\n')
      const said = decodeWith(signature.in ? text.replace(/^/gm, 'web> ') : text).matches.map(match => match.error)
      expect(said, text).toContain(slug)
    }
  })
})

const SAMPLE: Readonly<Record<string, string>> = { '{{': '{', '}}': '}' }

/** A text that a placeholder may stand for. */
function sampleOf(template: string, token: string): string {
  const placeholder = parseTemplate(template).parts.find(
    part => typeof part !== 'string' && token.startsWith(`{${part.name}`),
  )
  const type = typeof placeholder === 'object' ? placeholder.type : 'text'
  return (
    {
      number: '2',
      absolute: '/nix/store/a-source/a.nix',
      path: '/etc/a.nix',
      url: 'github:a/b',
      system: 'x86_64-linux',
    }[type as 'number'] ?? 'a'
  )
}
