import { expect, test } from 'vitest'
import { lint, openProject } from '../../src/engine/lint.ts'
import { rules } from '../../src/rules/index.ts'
import { flakeNix, parse, TARGET } from '../support/engine.ts'

const flake = (...lines: string[]): string => ['{', ...lines, '  outputs = _: { };', '}', ''].join('\n')
const run = (text: string) => lint(openProject(parse, flakeNix(text), TARGET), rules)[0]!
const messages = (text: string): string[] => run(text).diagnostics.map(d => `${d.rule}: ${d.message}`)

test('a comment at the end of the line suppresses its own line', () => {
  const report = run(flake('  systems = [ ]; # flakewise-ignore flake-unknown-attribute: read by our deploy script'))
  expect(report.diagnostics).toEqual([])
  expect(report.suppressed).toBe(1)
})

test('a comment of its own suppresses the next line, other comments in between', () => {
  expect(
    messages(flake('  # flakewise-ignore flake-unknown-attribute: read by a script', '  # more', '  systems = [ ];')),
  ).toEqual([])
})

test('a comment for the file suppresses everywhere', () => {
  const text = `# flakewise-ignore-file flake-unknown-attribute: read by a script\n${flake('  a = 1;', '  b = 2;')}`
  expect(messages(text)).toEqual([])
  expect(run(text).suppressed).toBe(2)
})

test('several rules in one comment', () => {
  const text = flake(
    '  # flakewise-ignore flake-unknown-attribute, deprecated-nix-cli: a fixture',
    '  systems = "; nix flake info";',
  )
  expect(messages(text)).toEqual([])
})

test('a suppression that does nothing is a finding', () => {
  expect(messages(flake('  # flakewise-ignore flake-unknown-attribute: none here', '  description = "";'))).toEqual([
    'unused-suppression: `flake-unknown-attribute` reports nothing here.',
  ])
})

test('a rule that does not exist is a finding', () => {
  expect(messages(flake('  # flakewise-ignore flake-unknown-atribute: a slip', '  systems = [ ];'))).toEqual([
    'unused-suppression: No rule is called `flake-unknown-atribute`.',
    expect.stringContaining('flake-unknown-attribute: '),
  ])
})

test('a suppression without a reason does nothing, and is a finding', () => {
  expect(messages(flake('  systems = [ ]; # flakewise-ignore flake-unknown-attribute'))).toHaveLength(2)
})

test('a rule that is off leaves its suppressions alone', () => {
  const text = flake('  # flakewise-ignore flake-unknown-attribute: none here', '  description = "";')
  const [report] = lint(openProject(parse, flakeNix(text), TARGET), rules, { 'flake-unknown-attribute': 'off' })
  expect(report!.diagnostics).toEqual([])
})

test('text that looks like a comment inside a string suppresses nothing', () => {
  const text = flake(
    "  description = ''",
    '    # flakewise-ignore flake-unknown-attribute: in a string',
    "  ''; systems = [ ];",
  )
  expect(messages(text)).toHaveLength(1)
})
