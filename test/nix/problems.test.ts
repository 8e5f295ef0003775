import { expect, test } from 'vitest'
import { problemsOf } from '../../src/nix/parse/problems.ts'
import { tokensOf } from '../../src/nix/parse/tokens.ts'
import { mutantOf } from '../grammar/mutants.ts'
import { nixTexts } from '../grammar/texts.ts'
import { parse } from '../support/engine.ts'
import { random } from '../support/random.ts'

// The strict parser that words the syntax errors, against the grammar, which test/grammar compares with real Nix.

const SEED = Number(process.env.SEED ?? 1)

const texts = nixTexts().map(({ text }) => text)
const hasError = (text: string): boolean => parse({ path: 'a.nix', text }).root.hasError
const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

test('what parses has no problem, and what does not has one', () => {
  const below = random(SEED)
  const mutants = Array.from({ length: 2000 }, () => mutantOf(texts[below(texts.length)]!, below))
  const wrong = [...texts, ...mutants].filter(text => problemsOf(text).length > 0 !== hasError(text))
  expect(
    wrong.map(text => JSON.stringify(text)),
    `SEED=${SEED}`,
  ).toEqual([])
})

test('a problem is a place in the text and a sentence', () => {
  const below = random(SEED)
  for (let count = 0; count < 2000; count++) {
    const text = mutantOf(texts[below(texts.length)]!, below)
    if (text === '') continue
    for (const { from, to, message } of problemsOf(text)) {
      expect(0 <= from && from < to && to <= text.length, `${from} to ${to} in ${JSON.stringify(text)}`).toBe(true)
      expect(message).toMatch(/^[^\n]+\.$/)
    }
  }
})

test('behind a path at the end of a line the place is the path', () => {
  const text = '{\n    inherit (./x\n    h = 1;\n}\n'
  expect(problemsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['./x'])
})

test('a mark that is missing is found within two lines', () => {
  const below = random(SEED)
  const long = texts.filter(text => text.split('\n').length > 15 && !hasError(text))
  const away: number[] = []
  while (away.length < 500) {
    const text = long[below(long.length)]!
    const marks = tokensOf(text).filter(({ from, to, type }) => from < to && /^[^\w ]+(?:close)?$/.test(type))
    const mark = marks[below(marks.length)]!
    const broken = text.slice(0, mark.from) + text.slice(mark.to)
    const [first] = problemsOf(broken)
    if (first) away.push(Math.abs(lineAt(broken, first.from) - lineAt(text, mark.from)))
  }
  const near = away.filter(lines => lines <= 2).length / away.length
  console.info(
    `Of ${away.length} texts with a mark too few, the rule finds ${(near * 100).toFixed(1)} % within two lines.`,
  )
  expect(near, `SEED=${SEED}`).toBeGreaterThan(0.9)
})

test('deep and long texts end', () => {
  for (const part of [
    '[',
    '{a=',
    '(',
    'x:',
    '"${',
    'if ',
    'a.b ',
    '-',
    '!',
    '{',
    "''",
    '/*',
    ';',
    '}',
    'let ',
    '<<<<<<< ',
  ]) {
    expect(problemsOf(part.repeat(20_000)).length, part).toBeLessThanOrEqual(10)
  }
})
