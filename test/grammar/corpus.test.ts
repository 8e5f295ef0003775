import { describe, expect, test } from 'vitest'
import { parse } from '../support/engine.ts'
import { needNix, parseAllInNix } from '../support/nix.ts'
import { ACCEPTED, REFUSED } from './corpus.ts'
import { boundNames, outlineOf } from './outline.ts'

const hasError = (text: string): boolean => parse({ path: 'a.nix', text }).root.hasError

describe('reads', () => {
  test.each(Object.entries(ACCEPTED))('%s', async (_, texts) => {
    expect(texts.filter(hasError)).toEqual([])
  })
})

describe('refuses', () => {
  test.each(Object.entries(REFUSED))('%s', async (_, texts) => {
    expect(texts.filter(text => !hasError(text))).toEqual([])
  })
})

test('real Nix reads and refuses the same', async ({ skip }) => {
  needNix(skip)
  const accepted = Object.values(ACCEPTED).flat()
  const verdicts = await parseAllInNix(accepted)
  expect(accepted.filter((_, index) => !verdicts[index]!.ok)).toEqual([])

  const refused = Object.values(REFUSED).flat()
  const refusals = await parseAllInNix(refused)
  const kinds = refusals.map(verdict => (verdict.ok ? 'accepted' : verdict.kind))
  expect(refused.filter((_, index) => kinds[index] !== 'syntax')).toEqual([])
})

describe('the shape of the tree', () => {
  test.each([
    ['x |> y |> z', '(binary (binary x y) z)'],
    ['x <| y <| z', '(binary x (binary y z))'],
    ['x -> y -> z', '(binary x (binary y z))'],
    ['a + b * c ++ d ++ e', '(binary a (binary b (binary c (binary d e))))'],
    ['a - b - c', '(binary (binary a b) c)'],
    ['a // b == !c // d', '(binary (binary a b) (binary (unary c) d))'],
    ['!a ? b', '(unary (has_attr a (attrpath b)))'],
    ['-a ? b', '(has_attr (unary a) (attrpath b))'],
    ['[ f or x ]', '(list (apply f or) x)'],
    ['f x or', '(apply f (apply x or))'],
    ['a.or or b', '(select a (attrpath or) b)'],
    ['x //y', '(binary x y)'],
    ['x: x:y', '(function x x:y)'],
    ['{ a, b, }: a', '(function (formals (formal a) (formal b)) a)'],
    ['{ a ? 1, ... }@b: a', '(function (formals (formal a 1) ...) b a)'],
    ['{ inherit; or = 1; }', '(attrset (binding_set (inherit) (binding (attrpath or) 1)))'],
    ["''${a}'${b}''", "(indented_string (interpolation a) ' (interpolation b))"],
    ['a/b//${c}d ./e', '(apply (path a/b// (interpolation c) d) (path ./e))'],
    ['~/a <b/c>', '(apply (hpath ~/a) <b/c>)'],
    ['1 # a', '1 # a'],
    ['1\0 )', '1'],
  ])('%j', (text, outline) => {
    expect(outlineOf(parse({ path: 'a.nix', text }).root)).toBe(outline)
  })
})

describe('after an error, the rest is read', () => {
  test.each([
    ['{ a = ./b c = 1; d = 2; }', ['a', 'd']],
    ['{ a = 1; b c = 2; d = 3; }', ['a', 'c', 'd']],
    ['{ a = ./b/; c = 1; }', ['a', 'c']],
    ['{ a = ; b = 1; }', ['a', 'b']],
    ['{ a. = 1; b = 2; }', ['a', 'b']],
    ['{ a = 1;; b = http://c; }', ['a', 'b']],
    ['{ a = x ? b/c; # d\n e = 1; }', ['a', 'e']],
    ['{ a = { b = 1; ; c = 2; }', ['a', 'b', 'c']],
  ])('%j', (text, names) => {
    const { root } = parse({ path: 'a.nix', text })
    expect(root.hasError).toBe(true)
    expect(boundNames(root)).toEqual(names)
  })
})
