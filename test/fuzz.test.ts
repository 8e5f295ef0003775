import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fixAll } from '../src/engine/fix.ts'
import type { Document, Report } from '../src/engine/model.ts'
import { rules } from '../src/rules/index.ts'
import { mutantOf } from './grammar/mutants.ts'
import { nixTexts } from './grammar/texts.ts'
import { parse, TARGET } from './support/engine.ts'
import { fencesIn } from './support/fences.ts'
import { random } from './support/random.ts'

// Texts that nobody would write: no rule throws, fixes end, what parsed still parses. `ROUNDS=20000 SEED=7 npx vitest run test/fuzz.test.ts`
// looks further.

const SEED = Number(process.env.SEED ?? 1)
const ROUNDS = Number(process.env.ROUNDS ?? 2000)

const texts = nixTexts()
  .map(({ text }) => text)
  .filter(text => text.length < 6000)
const locks = globSync('content/rules/lock-*.md').flatMap(page =>
  fencesIn(page, readFileSync(page, 'utf8')).flatMap(fence => (fence.language === 'json' ? [fence.text] : [])),
)
const PATHS = ['flake.nix', 'modules/web.nix', 'package.nix', 'shell.nix', 'home.nix', 'overlays/default.nix']

/** Lints and fixes, with every fix; says which rule threw. */
function run(documents: readonly Document[]): readonly Report[] {
  const reports = fixAll(parse, documents, rules, { target: TARGET, safety: 'suggested' })
  for (const { path, diagnostics } of reports)
    for (const { message } of diagnostics)
      if (/^The rule [\w-]+ failed here/.test(message)) throw new Error(`${path}: ${message}`)
  return reports
}

const hasError = (document: Document): boolean => parse(document).root.hasError

test('no rule throws on broken text, and fixing it ends', () => {
  const below = random(SEED)
  for (let round = 0; round < ROUNDS; round++) {
    let text = texts[below(texts.length)]!
    for (let change = below(4); change >= 0; change--) text = mutantOf(text, below)
    const document = { path: PATHS[below(PATHS.length)]!, text }
    const lock = { path: 'flake.lock', text: mutantOf(locks[below(locks.length)]!, below) }
    let reports: readonly Report[]
    try {
      reports = run([document, lock])
    } catch (error) {
      throw new Error(`SEED=${SEED}, round ${round}: ${error}\n${document.path}:\n${text}\nflake.lock:\n${lock.text}`)
    }
    const fixed = { path: document.path, text: reports[0]!.text }
    if (!hasError(document))
      expect(hasError(fixed), `SEED=${SEED}, round ${round}:\n${text}\nbecame\n${fixed.text}`).toBe(false)
  }
})

test('no rule throws on halves of texts put together', () => {
  const below = random(SEED + 1)
  for (let round = 0; round < ROUNDS / 4; round++) {
    const [a, b] = [texts[below(texts.length)]!, texts[below(texts.length)]!]
    run([{ path: PATHS[below(PATHS.length)]!, text: a.slice(0, below(a.length)) + b.slice(below(b.length)) }])
  }
})
