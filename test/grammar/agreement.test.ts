import { expect, test } from 'vitest'
import { parse } from '../support/engine.ts'
import { type Accepted, needNix, parseAllInNix, type Refused } from '../support/nix.ts'
import { random } from '../support/random.ts'
import { ACCEPTED } from './corpus.ts'
import { mutantOf } from './mutants.ts'
import { parenthesized } from './parentheses.ts'
import { nixTexts } from './texts.ts'

const SEED = Number(process.env.SEED ?? 1)
const MUTANTS = 2000

/** Of the mutants whose syntax Nix judges to the end. */
const FLOOR = 0.99

const corpus = Object.values(ACCEPTED)
  .flat()
  .map(text => ({ from: 'corpus.ts', text }))
const originals = [...nixTexts(), ...corpus]

const hasError = (text: string): boolean => parse({ path: 'a.nix', text }).root.hasError

/** Nix reads the text to its end. What names mean is another question. */
const isRead = (verdict: Accepted | Refused): boolean => verdict.ok || verdict.kind === 'scope'

/** Where we and Nix differ, and how many texts could be compared: Nix stops at a mistake of meaning. */
async function compare(texts: readonly string[]) {
  const verdicts = await parseAllInNix(texts)
  const judged = verdicts.map(verdict => verdict.ok || verdict.kind !== 'meaning')
  const wrong = texts.filter((text, index) => judged[index] && hasError(text) === isRead(verdicts[index]!))
  const count = judged.filter(Boolean).length
  const share = `${count - wrong.length} of ${count} (${((1 - wrong.length / count) * 100).toFixed(2)} %)`
  const refused = verdicts.filter((verdict, index) => judged[index] && !isRead(verdict)).length
  return {
    wrong,
    count,
    summary: `${share}, ${refused} of them refused; ${texts.length - count} left out for what they mean`,
  }
}

test('we and Nix refuse the same syntax', async ({ skip }) => {
  needNix(skip)
  const { wrong, summary } = await compare(originals.map(({ text }) => text))
  console.info(`Agreement with Nix on all Nix of the repository: ${summary}`)
  expect(originals.filter(({ text }) => wrong.includes(text)).map(({ from }) => from)).toEqual([])
})

test('we and Nix refuse the same mistakes', async ({ skip }) => {
  needNix(skip)
  const below = random(SEED)
  const small = originals.filter(({ text }) => text.length < 4000)
  const mutants = Array.from({ length: MUTANTS }, () => mutantOf(small[below(small.length)]!.text, below))
  const { wrong, count, summary } = await compare(mutants)
  console.info(`Agreement with Nix on ${MUTANTS} mutants of SEED=${SEED}: ${summary}`)
  expect(count).toBeGreaterThan(MUTANTS * 0.9)
  if (wrong.length > count * (1 - FLOOR)) expect(wrong).toEqual([])
})

test('parentheses around all our expressions change nothing for Nix', async ({ skip }) => {
  needNix(skip)
  const texts = originals.map(({ text }) => text).filter(text => !hasError(text) && !text.includes('\0'))
  const verdicts = await parseAllInNix([
    ...texts,
    ...texts.map(text => parenthesized(parse({ path: 'a.nix', text }).root)),
  ])
  const treeOf = (index: number): string | undefined => {
    const verdict = verdicts[index]!
    return verdict.ok ? verdict.tree : undefined
  }
  const changed = texts.filter((_, index) => treeOf(index) && treeOf(index) !== treeOf(texts.length + index))
  expect(changed).toEqual([])
})
