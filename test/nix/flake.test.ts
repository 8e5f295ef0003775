import { describe, expect, test } from 'vitest'
import { flakeOf } from '../../src/nix/flake.ts'
import { outputsOf } from '../../src/nix/outputs.ts'
import { parse } from '../support/engine.ts'

const flake = (text: string) => flakeOf(parse({ path: 'flake.nix', text }))

/** Each input as `name url follows flags`, each override as `name/path=follows`. */
function inputs(text: string): readonly string[] {
  return [...(flake(text)?.inputs.values() ?? [])].flatMap(({ name, url, follows, isFlake, overrides }) => [
    [name, url?.value, follows && `->${follows.value}`, isFlake === false && 'source'].filter(Boolean).join(' '),
    ...overrides.map(o => `${[name, ...o.path].join('/')}=${o.follows?.value ?? o.url?.value ?? ''}`),
  ])
}

describe('inputs in all their spellings', () => {
  test.each([
    ['one path each', '{ inputs.a.url = "u"; inputs.b.url = "v"; }', ['a u', 'b v']],
    ['a set', '{ inputs = { a.url = "u"; b = { url = "v"; }; }; }', ['a u', 'b v']],
    ['merged', '{ inputs.a = { url = "u"; }; inputs.a.flake = false; }', ['a u source']],
    ['quoted', '{ "inputs"."a"."url" = "u"; }', ['a u']],
    ['a URL without quotes', '{ inputs.a.url = github:o/r; }', ['a github:o/r']],
    ['follows', '{ inputs.a.follows = "b/c"; }', ['a ->b/c']],
    ['an override', '{ inputs.a.inputs.n.follows = "n"; }', ['a', 'a/n=n']],
    ['an override in sets', '{ inputs.a = { url = "u"; inputs = { n = { follows = "n"; }; }; }; }', ['a u', 'a/n=n']],
    ['overrides of overrides', '{ inputs.a.inputs.b.inputs.c.follows = "c"; }', ['a', 'a/b=', 'a/b/c=c']],
    ['parentheses', '({ inputs = ({ a.url = ("u"); }); })', ['a u']],
    ['escapes', String.raw`{ inputs.a.url = "u\"\\\n"; }`, ['a u"\\\n']],
    ['a string that only evaluation tells', '{ inputs.a.url = "u${x}"; }', ['a']],
  ])('%s', (_, text, expected) => {
    expect(inputs(text)).toEqual(expected)
  })

  test.each([
    ['{ inputs.a.url = "u"; }', true],
    ['{ inputs = x; }', false],
    ['{ inputs.${x}.url = "u"; }', false],
    ['{ inputs = { a.url = "u"; } // b; }', false],
    ['{ inputs = { a.url = "u" b.url = "v"; }; }', false],
    ['{ ${x} = 1; }', false],
    ['{ outputs = _: { }; }', true],
  ])('%s: all known is %s', (text, complete) => {
    expect(flake(text)!.inputsComplete).toBe(complete)
  })

  test('only a set literal in a flake.nix is a flake', () => {
    expect(flakeOf(parse({ path: 'module.nix', text: '{ inputs.a.url = "u"; }' }))).toBeNull()
    expect(flakeOf(parse({ path: 'sub/flake.nix', text: '{ outputs = _: { }; }' }))).not.toBeNull()
    expect(
      flakeOf(parse({ path: 'modules/flake.nix', text: '{ services.x = 1; }' })),
      'a module about flakes',
    ).toBeNull()
    expect(flake('x: { }')).toBeNull()
    expect(flake('')).toBeNull()
  })
})

describe('the function of outputs', () => {
  test.each([
    ['{ outputs = { self, n }: 1; }', 'formals closed'],
    ['{ outputs = { self, ... }: 1; }', 'formals open'],
    ['{ outputs = { self, ... }@inputs: 1; }', 'formals open inputs'],
    ['{ outputs = inputs@{ self }: 1; }', 'formals closed inputs'],
    ['{ outputs = inputs: 1; }', 'open inputs'],
    ['{ outputs = (_: 1); }', 'open _'],
    ['{ outputs = import ./o.nix; }', 'open'],
  ])('%s', (text, expected) => {
    const outputs = flake(text)!.outputs!
    const words = [outputs.formals && 'formals', outputs.open ? 'open' : 'closed', outputs.universal?.text]
    expect(words.filter(Boolean).join(' ')).toBe(expected)
  })
})

/** Each output as its path, with `$` where it goes on dynamically and `*` or `%` within a per-system wrapper. */
function outputs(body: string): readonly string[] {
  const mark = { flake: '', 'each-system': '*', 'per-system': '%' }
  return outputsOf(flake(`{ outputs = { self, ... }@inputs: ${body}; }`)!).map(
    ({ path, dynamic, within }) => mark[within] + path.join('.') + (dynamic ? '.$' : ''),
  )
}

describe('output paths', () => {
  test.each([
    ['a set', '{ packages.x86_64-linux.a = 1; }', ['packages.x86_64-linux.a']],
    ['nested sets', '{ p = { q = 1; }; }', ['p', 'p.q']],
    ['let', 'let x = 1; in { a = x; }', ['a']],
    ['union', '{ a = 1; } // { b = 2; }', ['a', 'b']],
    ['a variable', 'let o = { a = 1; }; in o // { b = 2; }', ['b', 'a']],
    ['with and assert', 'with inputs; assert true; { a = 1; }', ['a']],
    ['a dynamic name', '{ packages.${s}.a = 1; }', ['packages.$']],
    ['inherit', '{ inherit (x) a b; inherit c; }', ['a', 'b', 'c']],
    ['flake-utils', 'inputs.flake-utils.lib.eachDefaultSystem (system: { packages.a = 1; })', ['*packages.a']],
    ['eachSystem', 'utils.lib.eachSystem [ "x" ] (s: let in { packages.a = 1; })', ['*packages.a']],
    [
      'flake-parts',
      'flake-parts.lib.mkFlake { inherit inputs; } { systems = [ ]; flake.lib = 1; perSystem = { pkgs, ... }: { packages.a = 1; }; }',
      ['lib', '%packages.a'],
    ],
    ['genAttrs is opaque', '{ packages = lib.genAttrs [ "x" ] (s: { a = 1; }); }', ['packages']],
    ['an unknown call is opaque', 'mk { packages.a = 1; }', []],
    ['a cycle ends', 'let o = o; in o', []],
  ])('%s', (_, body, expected) => {
    expect(outputs(body)).toEqual(expected)
  })
})
