import { describe, expect, test } from 'vitest'
import { GLOBALS } from '../../src/nix/globals.ts'
import { scopesOf } from '../../src/nix/scope.ts'
import { parse } from '../support/engine.ts'

/** Each binding as `kind name:uses`, then the free names, with a `?` where a `with` may define them. */
function scopes(text: string): string {
  const { bindings, free } = scopesOf(parse({ path: 'x.nix', text }))
  const bound = bindings.map(b => `${b.kind} ${b.name}:${b.references.length}`)
  return [...bound, ...free.map(({ node, withs }) => `free ${node.text}${withs.length > 0 ? '?' : ''}`)].join(', ')
}

describe('scopes', () => {
  test.each([
    ['let', 'let a = 1; b = a; in b', 'let a:1, let b:1'],
    ['let is recursive', 'let a = b; b = a; in 1', 'let a:1, let b:1'],
    ['an inner let hides an outer one', 'let a = 1; in let a = 2; in a', 'let a:0, let a:1'],
    ['one name in several statements', 'let a.x = 1; a.y = 2; in a', 'let a:1'],
    ['a plain set binds nothing', '{ a = 1; b = a; }', 'free a'],
    ['a rec set does', 'rec { a = 1; b = a; }', 'rec a:1, rec b:0'],
    ['the old let', 'let { a = 1; body = a; }', 'rec a:1, rec body:0'],
    ['a function', 'x: x', 'universal x:1'],
    ['formals', '{ a, b ? a, ... }: b', 'formal a:1, formal b:1'],
    ['formals and the whole', '{ a }@args: args.a + a', 'universal args:1, formal a:1'],
    ['the whole in front', 'args@{ a }: args', 'universal args:1, formal a:0'],
    [
      'a default sees later formals and the whole',
      '{ a ? b, b, ... }@all: a (all ? c)',
      'universal all:1, formal a:1, formal b:1',
    ],
    ['inherit in a let takes from outside', 'a: let inherit a; in a', 'universal a:1, let a:1'],
    ['inherit in a rec set takes from outside', 'a: rec { inherit a; b = a; }', 'universal a:1, rec a:1, rec b:0'],
    ['inherit from sees inside', 'let s = { }; inherit (s) a; in a', 'let s:1, let a:1'],
    ['inherit in a plain set', 'let a = 1; in { inherit a; }', 'let a:1'],
    ['with', 'p: with p; [ a ]', 'universal p:1, free a?'],
    ['lexical names win over with', 'p: a: with p; a', 'universal p:1, universal a:1'],
    ['the environment itself is not inside the with', 'with a; 1', 'free a'],
    ['nested withs', 'with builtins; with { }; foo', 'free foo?'],
    ['a dynamic name is a use', 'k: { ${k} = 1; }', 'universal k:1'],
    ['a dynamic name in a path', 'k: s: s.a.${k}', 'universal k:1, universal s:1'],
    ['a name in a string', 'n: "x ${n} y"', 'universal n:1'],
    ['a name in a path', 'n: ./a/${n}', 'universal n:1'],
    ['attribute names are no uses', 'a: s: s.a', 'universal a:0, universal s:1'],
    ['a quoted name', 'let "a" = 1; in a', 'let a:1'],
    ['globals', '[ true null map builtins import __head ]', ''],
    ['an unknown name', 'foo', 'free foo'],
    ['or has a default', 'd: s: s.a or d', 'universal d:1, universal s:1'],
    ['has attribute', 's: s ? a.b', 'universal s:1'],
    ['empty let', 'let in x: let in x', 'universal x:1'],
    ['sets between', 'a: { b = { c = a; }; }', 'universal a:1'],
  ])('%s', (_, text, expected) => {
    expect(scopes(text)).toBe(expected)
  })

  test('a reference knows its binding', () => {
    const file = parse({ path: 'x.nix', text: 'let a = 1; in a' })
    const all = scopesOf(file)
    const [binding] = all.bindings
    expect(all.bindingOf(binding!.references[0]!)).toBe(binding)
    expect(all.boundBy(binding!.owner)).toEqual([binding])
  })

  test('the globals are sorted and whole', () => {
    expect([...GLOBALS]).toEqual([...GLOBALS].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
  })
})
