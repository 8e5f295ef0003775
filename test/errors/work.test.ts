import { describe, expect, test } from 'vitest'
import { compile } from '../../src/errors/compile.ts'
import { find } from '../../src/errors/find.ts'
import { shapedLines } from '../../src/errors/shape.ts'
import { streamOf } from '../../src/errors/stream.ts'
import { parseTemplate } from '../../src/errors/template.ts'
import { random } from '../support/random.ts'
import { decodeWith, entries } from './catalogue.ts'

const index = compile(entries)
const stepsFor = (text: string): number => find(index, streamOf(shapedLines(text))).steps

/** Pieces of the templates themselves: the text on which a matcher that goes back would go back the most. */
const pieces = entries.flatMap(entry =>
  entry.signatures.flatMap(({ text }) =>
    parseTemplate(text)
      .parts.map(part => (typeof part === 'string' ? part : ''))
      .filter(Boolean),
  ),
)

describe('the work of the decoder', () => {
  test.each(entries.map(entry => [entry.slug, entry] as const))('grows with the text alone: %s', (_, entry) => {
    for (const { text } of entry.signatures) {
      const literals = parseTemplate(text).parts.map(part => (typeof part === 'string' ? part : 'x'))
      const evil = [literals[0]!, literals.slice(0, -1).join(''), literals.join(' '), `${literals.join('')} error: `]
      for (const piece of evil) {
        const [once, twice] = [200, 400].map(times => stepsFor(`${piece}\n`.repeat(times)))
        expect(twice!, piece).toBeLessThan(2.2 * once! + 20_000)
      }
    }
  })

  test('stays in proportion on random pieces of the templates', () => {
    const next = random(7)
    const text = (length: number): string => {
      let made = ''
      while (made.length < length)
        made += pieces[next(pieces.length)]! + ["'", ' ', '\n', 'error: ', '/nix/store/', '…'][next(6)]!
      return made
    }
    for (const length of [20_000, 80_000]) expect(stepsFor(text(length)) / length).toBeLessThan(400)
  })

  test('is bounded for any size', () => {
    const line = "building '/nix/store/w1v41cyqyx4d7q4g7c8nb50bp9dvjm29-web.drv'... attribute error option\n"
    const large = stepsFor(line.repeat(20_000))
    const huge = stepsFor(line.repeat(240_000))
    expect(huge).toBeLessThan(1.1 * large)
  })

  test.each([
    ['20 MB of log', `${'> compiling web.c attribute error\n'.repeat(600_000)}error: infinite recursion encountered\n`],
    ['one line of 2 MB', `${'x'.repeat(1_000_000)} ${'y '.repeat(500_000)}\nerror: infinite recursion encountered`],
    ['the error at the end of one line of 2 MB', `${'x'.repeat(2_000_000)}: error: infinite recursion encountered`],
    ['deep quotes', `${'> '.repeat(5_000)}\n${'"'.repeat(100_000)}\nerror: infinite recursion encountered`],
    [
      'binary',
      `${Array.from({ length: 200_000 }, (_, i) => String.fromCharCode((i * 7919) % 55_000)).join('')}\nerror: infinite recursion encountered`,
    ],
  ])('%s is read calmly', (_, text) => {
    expect(decodeWith(text).matches[0]?.error).toBe('infinite-recursion')
  })
})
