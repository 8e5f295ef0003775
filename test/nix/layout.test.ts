import { expect, test } from 'vitest'
import { applyEdits } from '../../src/engine/edits.ts'
import type { Node } from '../../src/engine/model.ts'
import { appendFormal, isRemark, removeFormal } from '../../src/nix/layout.ts'
import { nearest } from '../../src/nix/nearest.ts'
import { parse } from '../support/engine.ts'

const formalsOf = (text: string): Node => parse({ path: 'x.nix', text }).root.field('expression')!.field('formals')!

test.each([
  ['{ }: 1', '{ new }: 1'],
  ['{}: 1', '{ new }: 1'],
  ['{ a }: 1', '{ a, new }: 1'],
  ['{ a, b, }: 1', '{ a, b, new, }: 1'],
  ['{ a, ... }: 1', '{ a, new, ... }: 1'],
  ['{ ... }: 1', '{ new, ... }: 1'],
  ['{ a ? 1 }: 1', '{ a ? 1, new }: 1'],
  ['{\n  a,\n  b,\n}: 1', '{\n  a,\n  b,\n  new,\n}: 1'],
  ['{\n  a,\n  b\n}: 1', '{\n  a,\n  b,\n  new\n}: 1'],
  ['{\n  a,\n  ...\n}: 1', '{\n  a,\n  new,\n  ...\n}: 1'],
  ['{ a\n, b\n}: 1', '{ a\n, b\n, new\n}: 1'],
  ['{ a, # why\n  b }: 1', '{ a, # why\n  b,\n  new }: 1'],
])('a formal is added to %j', (text, expected) => {
  const after = applyEdits(text, [appendFormal(text, formalsOf(text), 'new')])
  expect(after).toBe(expected)
  expect(parse({ path: 'x.nix', text: after }).root.hasError).toBe(false)
})

test.each([
  ['{ x, a }: 1', '{ a }: 1'],
  ['{ a, x }: 1', '{ a }: 1'],
  ['{ a, x, b }: 1', '{ a, b }: 1'],
  ['{ x }: 1', '{  }: 1'],
  ['{ a, x, ... }: 1', '{ a, ... }: 1'],
  ['{ x, ... }: 1', '{ ... }: 1'],
  ['{\n  a,\n  x,\n}: 1', '{\n  a,\n}: 1'],
  ['{\n  x,\n  a,\n}: 1', '{\n  a,\n}: 1'],
  ['{ a\n, x\n, b\n}: 1', '{ a\n, b\n}: 1'],
])('a formal is taken out of %j', (text, expected) => {
  const formals = formalsOf(text)
  const formal = formals.fields('formal').find(node => node.text === 'x')!
  const after = applyEdits(text, [removeFormal(text, formals, formal)])
  expect(after).toBe(expected)
  expect(parse({ path: 'x.nix', text: after }).root.hasError).toBe(false)
})

test.each([
  ['descripton', ['description', 'inputs'], 'description'],
  ['nixpkg', ['nixpkgs', 'nixpkgs-unstable'], 'nixpkgs'],
  ['ouptuts', ['outputs'], 'outputs'],
  ['ab', ['cd'], null],
  ['x', ['y'], null],
  ['systems', ['outputs'], null],
])('%s among %j is %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected)
})

test.each([
  ['a = 1; # REMARK', true],
  ['# REMARK\na = 1;', true],
  ['# REMARK\n# more ### ######\na = 1;', true],
  ['a = { # REMARK\n};', true],
  ['b = 2; # REMARK\na = 1;', false],
  ['# REMARK\n\na = 1;', false],
  ['# REMARK\nb = 2;\na = 1;', false],
  ['a = 1;\n# REMARK', false],
])('of %j the remark belongs to `a`: %s', (text, expected) => {
  const [from, end] = [text.indexOf('a ='), text.indexOf(';', text.indexOf('a =')) + 1]
  const statement = { from, to: text.includes('{') ? text.length : end }
  const at = text.indexOf('# REMARK')
  const comment = { from: at, to: at + '# REMARK'.length }
  expect(isRemark(text, comment, statement)).toBe(expected)
})
