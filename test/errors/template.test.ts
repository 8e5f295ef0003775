import { describe, expect, test } from 'vitest'
import { parseTemplate, wordsOf } from '../../src/errors/template.ts'

describe('a template', () => {
  test('has a level, literals and typed placeholders', () => {
    const template = parseTemplate("error: attribute '{name:attribute}' missing")
    expect(template.level).toBe('error')
    expect(template.parts).toEqual(["attribute '", { name: 'name', type: 'attribute' }, "' missing"])
    expect(template.weight).toBe('attributemissing'.length)
  })

  test('takes the type of a placeholder from its name, else text', () => {
    const { parts } = parseTemplate('{path} of {thing} here')
    expect(parts[0]).toEqual({ name: 'path', type: 'path' })
    expect(parts[2]).toEqual({ name: 'thing', type: 'text' })
  })

  test('folds quotation marks and white space', () => {
    const plain = parseTemplate("Package '{package}' is broken")
    for (const text of [
      'Package ‘{package}’ is broken',
      'Package "{package}"   is\nbroken',
      "Package `{package}' is broken",
    ]) {
      expect(parseTemplate(text)).toEqual(plain)
    }
  })

  test('writes braces twice', () => {
    expect(parseTemplate('features {{{features:text}}} and').parts).toEqual([
      'features {',
      { name: 'features', type: 'text' },
      '} and',
    ])
  })

  test('may describe a warning or a line of a trace', () => {
    expect(parseTemplate('warning: input is old').level).toBe('warning')
    expect(parseTemplate('… if you get it').frame).toBe(true)
    expect(parseTemplate('plain words here').level).toBe(null)
  })

  test.each([
    ['a { b', 'single "{"'],
    ['a } b', 'single "}"'],
    ['see {name:colour} here', 'no placeholder type "colour"'],
    ['see {first}{second} here', 'touch'],
    ['{path}', 'no whole word'],
    ['see {a b} here', 'no name of a placeholder'],
  ])('%s is refused', (text, reason) => {
    expect(() => parseTemplate(text)).toThrow(reason)
  })

  test('is looked up by words that no placeholder can prolong', () => {
    const words = wordsOf(parseTemplate('lib{name}.so of {path} is not found')).map(({ word }) => word)
    expect(words).toEqual(['so', 'of', 'is', 'not', 'found'])
  })
})
