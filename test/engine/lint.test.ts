import { expect, test } from 'vitest'
import { fixAll } from '../../src/engine/fix.ts'
import { lint, openProject } from '../../src/engine/lint.ts'
import { defineRule, type Project, type Rule } from '../../src/engine/model.ts'
import { rules } from '../../src/rules/index.ts'
import { flakeNix, parse, TARGET } from '../support/engine.ts'

const SUGGESTED = { target: TARGET, safety: 'suggested' } as const

const rule = (check: Rule['check'], on: Rule['on'] = ['source_code']): Rule =>
  defineRule({ id: 'a-rule', family: 'style', summary: 's', severity: 'warning', fix: 'suggested', on, check })

const run = (text: string, which: readonly Rule[] = rules) =>
  lint(openProject(parse, flakeNix(text), TARGET), which)[0]!

test('a rule that throws becomes one error at the place, and the others go on', () => {
  const broken = rule(function* () {
    yield* []
    throw new Error('no such thing')
  })
  const report = run('{ x = 1; outputs = _: { }; }', [broken, ...rules])
  expect(report.diagnostics.map(d => [d.rule, d.severity])).toEqual([
    ['a-rule', 'error'],
    ['flake-unknown-attribute', 'error'],
  ])
})

test('levels turn a rule off and change its severity', () => {
  const [report] = lint(openProject(parse, flakeNix('{ x = 1; }'), TARGET), rules, {
    'flake-unknown-attribute': 'hint',
  })
  expect(report!.diagnostics[0]!.severity).toBe('hint')
  const [silent] = lint(openProject(parse, flakeNix('{ x = 1; }'), TARGET), rules, { 'flake-unknown-attribute': 'off' })
  expect(silent!.diagnostics).toEqual([])
})

test('a rule with words is asked only about texts that hold one of them, in code or in a string', () => {
  const named: Rule = {
    ...rule(function* () {
      yield { from: 0, to: 1, message: 'Asked.' }
    }),
    words: ['mkIf', 'network-online'],
  }
  const texts = ['{ a = mkIf x y; }', '{ a."mkIf" = 1; }', '[ "network-online.target" ]', "mkIf'", '{ a = 1; }']
  expect(texts.map(text => run(text, [named]).diagnostics.length)).toEqual([1, 1, 1, 0, 0])
})

test('a report survives JSON, and the same input gives the same report', () => {
  const text = '{ x = 1; outputs = import ./o.nix; }'
  expect(JSON.parse(JSON.stringify(run(text)))).toEqual(run(text))
})

test('nothing is fixed next to a syntax error', () => {
  const report = run('{ descripton = "x" inputs = { }; }')
  expect(report.diagnostics.map(d => d.rule)).toContain('syntax-error')
  expect(report.diagnostics.flatMap(d => d.fixes)).toEqual([])
})

test('a fix that would break the document is left out, the others are applied', () => {
  const breaks = rule(function* (_, file) {
    const fix = {
      title: 'Break',
      safety: 'suggested' as const,
      edits: { [file.path]: [{ from: 0, to: 1, insert: '' }] },
    }
    if (file.text.startsWith('{')) yield { from: 0, to: 1, message: 'm.', fixes: [fix] }
  })
  const [report] = fixAll(parse, flakeNix('{ outputs = import ./o.nix; }'), [breaks, ...rules], SUGGESTED)
  expect(report!.text).toBe('{ outputs = inputs: import ./o.nix inputs; }')
})

test('fixes that undo each other end', () => {
  const flip = rule(
    function* (node, file) {
      const edit = { from: node.from, to: node.to, insert: node.text === 'a' ? 'b' : 'a' }
      yield {
        from: node.from,
        to: node.to,
        message: 'm.',
        fixes: [{ title: 'Flip', safety: 'safe', edits: { [file.path]: [edit] } }],
      }
    },
    ['identifier'],
  )
  const [report] = fixAll(parse, [{ path: 'x.nix', text: 'a' }], [flip], { target: TARGET, safety: 'safe' })
  expect(report!.text).toMatch(/^[ab]$/)
})

test('safe fixing leaves suggested fixes alone', () => {
  const text = '{ descripton = "x"; outputs = import ./o.nix; }'
  const [safe] = fixAll(parse, flakeNix(text), rules, { target: TARGET, safety: 'safe' })
  expect(safe!.text).toBe('{ descripton = "x"; outputs = inputs: import ./o.nix inputs; }')
  const [all] = fixAll(parse, flakeNix(text), rules, SUGGESTED)
  expect(all!.text).toBe('{ description = "x"; outputs = inputs: import ./o.nix inputs; }')
})

test('a byte order mark is a syntax error, as it is for Nix', () => {
  const { diagnostics } = run('\uFEFF{ outputs = _: { }; }')
  expect(diagnostics.map(({ rule, from, to }) => [rule, from, to])).toEqual([['syntax-error', 0, 1]])
})

test('text that is nested too deep to be understood is still said to be broken', () => {
  expect(run('('.repeat(10_000)).diagnostics.map(({ rule }) => rule)).toContain('syntax-error')
  expect(run('{ a = ['.repeat(10_000)).diagnostics.map(({ rule }) => rule)).toContain('syntax-error')
})

const DEEP = 10_000

test.each([
  ['nothing', ''],
  ['a byte order mark', '\uFEFF{ outputs = _: { }; }'],
  ['NUL bytes', '{ a = "\0"; \0 }'],
  ['CRLF', '{\r\n  x = 1;\r\n}\r\n'],
  ['nested parentheses', '('.repeat(DEEP) + ')'.repeat(DEEP)],
  ['nested parentheses around a value', `{ outputs = ${'('.repeat(DEEP)}x: x${')'.repeat(DEEP)}; }`],
  ['open braces', '{ a = '.repeat(DEEP)],
  ['nested sets', `${'{ a = '.repeat(DEEP)}1${'; }'.repeat(DEEP)}`],
  ['nested lists in inputs', `{ inputs = ${'['.repeat(DEEP)}${']'.repeat(DEEP)}; }`],
  ['a long chain of operators', `{ outputs = i: ${'{ a = 1; } // '.repeat(DEEP)}{ }; }`],
  ['a long attribute path', `{ inputs.${Array.from({ length: DEEP }, () => 'a').join('.')} = 1; }`],
  ['nested lets', `{ outputs = i: ${'let a = 1; in '.repeat(DEEP)}{ }; }`],
  ['nested functions', `${'{ config, ... }: '.repeat(DEEP)}{ imports = [ config.x ]; }`],
  ['nested calls', `{ outputs = ${'f ('.repeat(DEEP)}1${')'.repeat(DEEP)}; }`],
  ['nested interpolation', `"${'${"'.repeat(3000)}x${'"}'.repeat(3000)}"`],
  ['binary data', Array.from({ length: 5000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join('')],
])('%s: no crash', (_, text) => {
  const { diagnostics } = run(text)
  for (const { from, to, message } of diagnostics) {
    expect(message).not.toContain('failed here')
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeLessThanOrEqual(text.length)
  }
  if (text.length < 1000) fixAll(parse, flakeNix(text), rules, SUGGESTED)
})

test('a file that says that a program writes it gets no hints of style', () => {
  const hint: Rule = {
    ...rule(function* (root) {
      yield { from: root.from, to: root.to, message: 'Odd.' }
    }),
    severity: 'hint',
  }
  const found = (text: string) => run(text, [hint]).diagnostics.length
  expect(found('# This file was @generated by crate2nix 0.15.0\n{ }')).toBe(0)
  expect(found('# Do not modify this file!  It was generated by ‘nixos-generate-config’\n# and may go.\n{ }')).toBe(0)
  expect(found('/* Generated by bundix. */ { }')).toBe(0)
  expect(found('# How keys are generated.\n{ }')).toBe(1)
  expect(found('{ } # generated by hand')).toBe(1)
})

test('of a big project the nodes are let go in between, and every document is reported as it would be otherwise', () => {
  const modules = {
    'flake.nix':
      '{\n  outputs =\n    { self }:\n    {\n      nixosModules.web = ./web.nix;\n      nixosModules.default = { imports = [ ./base.nix ]; };\n    };\n}\n',
    'base.nix': '{ lib, pkgs }:\n{\n  imports = [ ./web.nix ];\n  services.openssh.enable = true;\n}\n',
    'web.nix': '{ config, ... }:\n{\n  users.users.web.password = "secret";\n  imports = [ ./gone.nix ];\n}\n',
  }
  const filler = `"${'x'.repeat(300_000)}"
`
  const project = (documents: Readonly<Record<string, string>>): Project =>
    openProject(
      parse,
      Object.entries(documents).map(([path, text]) => ({ path, text })),
      TARGET,
    )
  const big = project(
    Object.fromEntries(
      Object.entries(modules).flatMap(([path, text]) => [
        [`before-${path}`, filler],
        [path, text],
      ]),
    ),
  )
  const { root } = big.files.get('base.nix')!
  const alone = lint(project(modules), rules)
  expect(alone.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toEqual([
    'module-args-without-ellipsis',
    'plaintext-password',
  ])
  expect(lint(big, rules).filter(({ path }) => path in modules)).toEqual(alone)
  expect(big.files.get('base.nix')!.root).not.toBe(root)
})
