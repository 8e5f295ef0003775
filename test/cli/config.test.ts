import { Ajv } from 'ajv'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { configSchema, readConfig } from '../../src/docs/config.ts'
import { run } from '../support/command.ts'

const BAD = '{\n  outputs = import ../../o.nix;\n}\n'
const IDS = ['flake-not-literal', 'flake-outputs-not-lambda']

test('the nearest flakewise.toml sets levels and leaves paths out', async () => {
  const files = { 'flake.nix': BAD, 'vendor/x/flake.nix': BAD, 'templates/a/flake.nix': BAD }
  const toml = 'exclude = ["vendor/", "templates/*/flake.nix"]\n[rules]\nflake-outputs-not-lambda = "hint"\n'
  const { code, out } = await run(['lint'], { ...files, 'flakewise.toml': toml })
  expect(code).toBe(0)
  expect(out).toContain('1 hint in 1 file')
})

test('the command line wins over the configuration', async () => {
  const files = { 'flake.nix': BAD, 'flakewise.toml': '[rules]\nflake-outputs-not-lambda = "off"\n' }
  expect(await run(['lint'], files)).toMatchObject({ code: 0 })
  expect(await run(['lint', '--rule', 'flake-outputs-not-lambda=error'], files)).toMatchObject({ code: 1 })
})

test.each([
  [
    '[rules]\nflake-outputs-not-lamda = "off"',
    'No rule is called `flake-outputs-not-lamda`; did you mean `flake-outputs-not-lambda`?',
  ],
  [
    '[rules]\nflake-outputs-not-lambda = "loud"',
    '`rules.flake-outputs-not-lambda` takes off, hint, warning, error; not `loud`.',
  ],
  ['dialekt = "lix"', 'No key is called `dialekt`; did you mean `dialect`?'],
  ['target = "unstable"', '`target` takes a NixOS release such as "26.05"; not `unstable`.'],
  ['exclude = "x"', '`exclude` must be a list of strings.'],
  ['rules = 1', '`rules` must be a table: [rules].'],
])('%j is one line and exit code 2', async (toml, message) => {
  const { code, err } = await run(['lint'], { 'flake.nix': BAD, 'flakewise.toml': toml })
  expect({ code, err }).toEqual({ code: 2, err: `flakewise: flakewise.toml: ${message}\n` })
})

test('text that is not TOML is one line and exit code 2', async () => {
  const { code, err } = await run(['lint'], { 'flakewise.toml': '[rules' })
  expect(code).toBe(2)
  expect(err).toMatch(/^flakewise: flakewise\.toml: [^\n]+\n$/)
})

test('a configuration that was named must be there', async () => {
  expect(await run(['lint', '--config', 'x.toml'])).toMatchObject({
    code: 2,
    err: 'flakewise: x.toml cannot be read.\n',
  })
})

describe('the schema and the reader agree', () => {
  const valid = new Ajv({ strict: true }).compile(configSchema(IDS.map(id => ({ id, title: id }))))
  test.each([
    '',
    'target = "26.11"',
    'target = "26.1"',
    'dialect = "lix"',
    'dialect = "tvix"',
    'profile = "airgap"',
    'profile = 1',
    'exclude = []',
    'exclude = [1]',
    '[rules]',
    '[rules]\nflake-not-literal = "off"',
    '[rules]\nflake-not-literal = "of"',
    '[rules]\nnope = "off"',
    'nope = 1',
  ])('%j', toml => {
    const content = parse(toml)
    const accepted = () => {
      try {
        readConfig(content, IDS)
        return true
      } catch {
        return false
      }
    }
    expect(accepted()).toBe(valid(content))
  })
})
