import { describe, expect, test } from 'vitest'
import { generalised, queryOf, rank } from '../../src/site/client/query.ts'
import { corrected } from '../../src/site/client/spelling.ts'

describe('what belongs to one machine is left out of an error', () => {
  test.each([
    ["error: attribute 'bar' missing", 'attribute missing'],
    ['error: path ‘/nix/store/abc-source/flake.nix’ does not exist', 'path does not exist'],
    ['at /nix/store/0ccnxa25whszw7mgbgyzdm4nqc0zwnm8-source/flake.nix:12:9:', ''],
    [
      "error: access to absolute path '/etc/hosts' is forbidden in pure evaluation mode",
      'access to absolute path is forbidden in pure evaluation mode',
    ],
    ['hash mismatch: specified: sha256-AAAA+/= got: sha256-BBBB=', 'hash mismatch: specified: got:'],
    ['getting status of "/x/y": No such file or directory', 'getting status of No such file or directory'],
    ['… while evaluating the attribute', 'while evaluating the attribute'],
    ['infinite recursion encountered', 'infinite recursion encountered'],
    ['inputs.nixpkgs.follows', 'inputs.nixpkgs.follows'],
    ['//', '//'],
  ])('%s', (typed, expected) => {
    expect(generalised(typed)).toBe(expected)
  })
})

test('an error is searched for without its names first, anything else as it was typed', () => {
  expect(queryOf("error: attribute 'bar' missing").all[0]).toBe('attribute missing')
  expect(queryOf("follows 'nixpkgs'").all[0]).toBe("follows 'nixpkgs'")
  expect(queryOf('  follows  ')).toEqual({ all: ['follows'], some: ['follows'] })
  expect(queryOf(' \n ')).toEqual({ all: [], some: [] })
})

test('a quoted name is a word to fall back on, but not of a pasted error', () => {
  expect(queryOf("feature 'nix-command' is off?").some).toEqual(['feature', 'nix-command', 'off'])
  expect(queryOf("error: feature 'nix-command' is off").some).toEqual(['feature', 'off'])
})

describe('a slip of the hand', () => {
  const known = new Set(['untracked', 'permission', 'denied', 'successful', 'groups', 'attribute', 'flake'])
  test.each([
    ['untraked file', 'untracked file'],
    ['permision denied publickey', 'permission denied publickey'],
    ['Untraked', 'untracked'],
    ['attributes flakes', 'attributes flakes'],
    ['untrack.ed a/untraked nix-untraked', 'untrack.ed a/untraked nix-untraked'],
    ['deny', 'deny'],
  ])('%s', (typed, expected) => {
    expect(corrected(typed, known)).toBe(expected)
  })
})

test('the words to fall back on are few, and none of the common ones', () => {
  const { some } = queryOf(`the path is not in a store ${Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ')}`)
  expect(some.slice(0, 2)).toEqual(['path', 'store'])
  expect(some).toHaveLength(12)
})

test('a page with more of the words is better, a rare word counts more, and less than half is nothing', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect(rank([[a, b, c], [a], [a, b]]).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(rank([[b, c, a], [c]])[0]).toBe(c)
  expect(rank([])).toEqual([])
})

test('the subject of the whole site is no word of a query, where others are left', () => {
  expect(queryOf('docker image no /bin/sh nix').all).toEqual(['docker image no /bin/sh', 'docker image no'])
  expect(queryOf('static website on NixOS').all[0]).toBe('static website')
  expect(queryOf('install nix').all).toEqual(['install nix'])
  expect(queryOf('nix').all).toEqual(['nix'])
})
