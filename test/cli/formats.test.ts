import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import type { Log } from 'sarif'
import { expect, test } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { run } from '../support/command.ts'

const BAD = '{\n  outputs = import ../../o.nix;\n}\n'

test('--diff prints what --fix would change, and changes nothing', async () => {
  const { code, out } = await run(['lint', '--diff'], { 'sub/flake.nix': BAD, 'flake.nix': '{ outputs = _: { }; }' })
  expect(code).toBe(0)
  expect(out).toBe(
    [
      '--- a/sub/flake.nix',
      '+++ b/sub/flake.nix',
      '@@ -1,3 +1,3 @@',
      ' {',
      '-  outputs = import ../../o.nix;',
      '+  outputs = inputs: import ../../o.nix inputs;',
      ' }',
      '',
    ].join('\n'),
  )
})

test('github annotations escape what the runner would read', async () => {
  const { out } = await run(['lint', '--format', 'github'], { 'a,b:c/flake.nix': BAD })
  expect(out).toBe(
    '::error file=a%2Cb%3Ac/flake.nix,line=2,endLine=2,col=13,endColumn=19,title=flake-outputs-not-lambda::' +
      'The value of `outputs` must be a function written here, such as `inputs: …`.\n',
  )
})

test('sarif names every rule with its page, and places results in UTF-16 columns', async () => {
  const { code, out } = await run(['lint', '--format', 'sarif'], { 'über/flake.nix': BAD })
  expect(code).toBe(1)
  const log = JSON.parse(out) as Log
  const [{ tool, results, columnKind } = { tool: undefined, results: undefined, columnKind: undefined }] = log.runs
  expect(log.version).toBe('2.1.0')
  expect(columnKind).toBe('utf16CodeUnits')
  expect(tool!.driver.rules!.map(rule => rule.id).sort()).toEqual(rules.map(rule => rule.id))
  for (const rule of tool!.driver.rules!) expect(rule.help!.markdown!.length, rule.id).toBeGreaterThan(200)
  expect(results).toHaveLength(1)
  const [result] = results!
  expect(tool!.driver.rules![result!.ruleIndex!]!.id).toBe(result!.ruleId)
  expect(result!.locations![0]!.physicalLocation).toEqual({
    artifactLocation: { uri: '%C3%BCber/flake.nix' },
    region: { startLine: 2, startColumn: 13, endLine: 2, endColumn: 19 },
  })
  expect(result!.fixes![0]!.artifactChanges[0]!.replacements[0]).toEqual({
    deletedRegion: { startLine: 2, startColumn: 13, endLine: 2, endColumn: 13 },
    insertedContent: { text: 'inputs: ' },
  })
})

test('sarif is what the published schema of 2.1.0 allows', async () => {
  const path = createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json')
  // The formats that the schema names, such as `uri`, are not part of ajv; one of its patterns is not for Unicode.
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false })
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
  const broken = { 'flake.nix': BAD, 'b/flake.lock': '{', 'c.nix': '{ a = "${x"; ', 'ü ö.nix': 'let in http://a.b' }
  for (const files of [{ 'flake.nix': '{ outputs = _: { }; }' }, broken]) {
    const log = JSON.parse((await run(['lint', '--format', 'sarif'], files)).out)
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  }
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] }), 'a run without its tool').toBe(false)
})

test('explain prints the page within 80 columns, code aside', async () => {
  const { code, out } = await run(['explain', 'flake-outputs-not-lambda'])
  expect(code).toBe(0)
  expect(out).toMatch(
    /^flake-outputs-not-lambda\n\n`outputs` that is not written as a function\. \(error, safe fix\)\n/,
  )
  expect(out).toContain('bad:')
  const prose = out.split('\n').filter(line => !line.startsWith('    ') && !/https?:/.test(line))
  for (const line of prose) expect(line.length, line).toBeLessThanOrEqual(80)
})

test('explain of an unknown rule names the nearest', async () => {
  expect(await run(['explain', 'flake-outputs-not-lamda'])).toMatchObject({
    code: 2,
    err: 'flakewise: No rule or error is called `flake-outputs-not-lamda`; did you mean `flake-outputs-not-lambda`?\n',
  })
})
