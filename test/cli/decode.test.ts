import { expect, test } from 'vitest'
import { run } from '../support/command.ts'

const TRACE = `building the system configuration...
error:
       … while evaluating the option \`services.web.port':

       … while evaluating definitions from \`/nix/store/zj0h7zxm6bzlk7qzc1d0l9y3b3c5xg2a-source/hosts/web.nix':

       error: attribute 'prot' missing
       at /nix/store/zj0h7zxm6bzlk7qzc1d0l9y3b3c5xg2a-source/hosts/web.nix:12:24:
           11|   };
           12|   services.web.port = cfg.prot;
             |                        ^
       Did you mean port?
`

test('names the error, the line and where to look', async () => {
  const { code, out } = await run(['decode'], {}, TRACE)
  expect(code).toBe(0)
  expect(out).toMatch(/^Attribute missing\n {2}line 7: error: attribute 'prot' missing/)
  expect(out).toContain('hosts/web.nix:12')
  expect(out).toContain('flakewise explain attribute-missing')
})

test('json is the published format', async () => {
  const { out } = await run(['decode', 'log.txt', '--format', 'json'], { 'log.txt': TRACE })
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    matches: [
      {
        error: 'attribute-missing',
        title: 'Attribute missing',
        score: expect.any(Number),
        url: '/errors/attribute-missing/',
        captures: { attribute: 'prot' },
        evidence: { line: 7, text: expect.stringContaining("attribute 'prot' missing") },
        rules: expect.any(Array),
      },
    ],
  })
})

test.each([
  ['nothing', ''],
  ['a log of another tool', 'npm ERR! code ERESOLVE\nnpm ERR! ERESOLVE unable to resolve dependency tree\n'],
  ['bytes that are no text', '\u0000\u00ff\u00fe\u0001'.repeat(500)],
])('%s: says that it knows nothing', async (_, text) => {
  expect(await run(['decode', '-'], {}, text)).toMatchObject({
    code: 0,
    out: 'None of the known errors is in this text.\n',
  })
})

test('a file that is not there is one line and exit code 2', async () => {
  expect(await run(['decode', 'nope.log'])).toMatchObject({ code: 2, err: 'flakewise: nope.log cannot be read.\n' })
})

test('explain knows errors too', async () => {
  const { code, out } = await run(['explain', 'attribute-missing'])
  expect(code).toBe(0)
  expect(out).toMatch(/^Attribute missing\n/)
})
