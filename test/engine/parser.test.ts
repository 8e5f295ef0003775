import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse, parserWith } from '../support/engine.ts'
import { random } from '../support/random.ts'

const SEED = 20261121
const EDITS = 40
const PIECES = [
  '{',
  '}',
  '"',
  "''",
  '${',
  ';',
  ' ',
  '\n',
  '#',
  'a = 1;',
  'inherit x;',
  '/* é 🎉 */',
  '[ ./a ]',
  'let in ',
]

const parseKept = await parserWith(2)

const RECIPES = readdirSync('content/cookbook', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.nix'))
  .sort()
  .map(name => readFileSync(`content/cookbook/${name}`, 'utf8'))

/** Takes some text out and puts some in. */
function edited(text: string, below: (n: number) => number): string {
  const from = below(text.length + 1)
  const to = Math.min(text.length, from + (below(3) === 0 ? below(30) : 0))
  return text.slice(0, from) + (below(4) === 0 ? '' : PIECES[below(PIECES.length)]) + text.slice(to)
}

test('what is parsed with the last tree is what is parsed anew, however a text is edited', () => {
  const below = random(SEED)
  for (const recipe of RECIPES) {
    let text = recipe
    for (let step = 0; step < EDITS; step++) {
      const document = { path: 'flake.nix', text }
      const { data } = parseKept(document).tree
      expect({ ...data, missing: [...data.missing] }).toEqual(
        (({ data: anew }) => ({ ...anew, missing: [...anew.missing] }))(parse(document).tree),
      )
      // Back to what parses, now and then.
      text = below(3) === 0 ? recipe : edited(text, below)
    }
  }
})

test('the same text is the same file, and of old documents nothing is kept', () => {
  const document = { path: 'a.nix', text: '{ }' }
  const first = parseKept(document)
  expect(parseKept({ ...document })).toBe(first)
  for (const path of ['b.nix', 'c.nix']) parseKept({ path, text: '1' })
  expect(parseKept(document)).not.toBe(first)
})
