import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { anchorOf, readGlossary, termsIn } from '../src/docs/glossary.ts'

const terms = readGlossary(readFileSync('content/glossary.yaml', 'utf8'))
const found = (text: string, seen = new Set<string>()) =>
  termsIn(text, terms, seen).flatMap(({ text, term }) => (term ? [`${text}=${term.term}`] : []))

test('every term leads to a page that is there, and has a place of its own', () => {
  for (const { page } of terms) expect(existsSync(`content${page.slice(0, -1)}.mdx`), page).toBe(true)
  const places = terms.map(({ term }) => anchorOf(term))
  expect(new Set(places).size).toBe(places.length)
  const names = terms.flatMap(({ term, also }) => [term, ...also].map(name => name.toLowerCase()))
  expect(new Set(names).size, 'each spelling once').toBe(names.length)
})

test('finds a term once, the longest name first, and whole words only', () => {
  expect(found('A store path in the store.')).toEqual(['store path=store path', 'store=store'])
  expect(found('Closures of closures, and a closure.')).toEqual(['Closures=closure'])
  expect(found('pre-store, restore, store-gc, /nix/store, flake.lock, Flakewise')).toEqual([])
  expect(found('A flake.')).toEqual(['flake=flake'])
  const seen = new Set(['flake'])
  expect(found('A flake with an overlay', seen)).toEqual(['overlay=overlay'])
  expect(seen).toContain('overlay')
})

test('keeps the text as it is', () => {
  const text = 'The daemon builds derivations; a derivation is built by the daemon.'
  const pieces = termsIn(text, terms, new Set())
  expect(pieces.map(piece => piece.text).join('')).toBe(text)
})

test('says which entry lacks something', () => {
  expect(() => readGlossary('- term: a\n  text: b\n')).toThrow('entry 1 (a) needs term, text and page')
})
