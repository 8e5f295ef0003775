import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, runIn } from '../support/command.ts'

const BAD = '{\n  outputs = import ../../o.nix;\n}\n'
const GOOD = '{\n  outputs = inputs: import ../../o.nix inputs;\n}\n'

test('a clean tree gives 0 and one line', async () => {
  expect(await run(['lint'], { 'flake.nix': GOOD })).toMatchObject({
    code: 0,
    out: 'Nothing found in 1 file.\n',
    err: '',
  })
})

test('a finding gives 1, with a code frame', async () => {
  const { code, out } = await run(['lint'], { 'flake.nix': BAD })
  expect(code).toBe(1)
  expect(out).toMatchSnapshot()
})

test('--fix writes safe fixes and reports what remains', async () => {
  const { code, cwd } = await run(['lint', '--fix'], {
    'flake.nix': BAD,
    'sub/flake.nix': '{ descripton = ""; outputs = _: { }; }',
  })
  expect(code).toBe(1)
  expect(readFileSync(join(cwd, 'flake.nix'), 'utf8')).toBe(GOOD)
  expect(readFileSync(join(cwd, 'sub/flake.nix'), 'utf8')).toBe('{ descripton = ""; outputs = _: { }; }')
})

test('standard input', async () => {
  expect(await run(['lint', '-'], {}, BAD)).toMatchObject({ code: 1, out: expect.stringContaining('flake.nix:2:13') })
  expect(await run(['lint', '-', '--stdin-filename', 'a/module.nix'], {}, BAD)).toMatchObject({ code: 0 })
  expect(await run(['lint', '--fix', '-'], {}, BAD)).toMatchObject({ code: 0, out: GOOD })
})

test('json is the published format', async () => {
  const { out } = await run(['lint', '--format', 'json'], { 'flake.nix': BAD })
  expect(JSON.parse(out)).toEqual({
    version: 1,
    files: [
      {
        path: 'flake.nix',
        diagnostics: [
          {
            rule: 'flake-outputs-not-lambda',
            severity: 'error',
            message: expect.any(String),
            range: { start: { line: 2, column: 13, offset: 14 }, end: { line: 2, column: 19, offset: 20 } },
            url: '/rules/flake-outputs-not-lambda/',
            fixes: [
              {
                title: expect.any(String),
                safety: 'safe',
                edits: [
                  {
                    path: 'flake.nix',
                    range: { start: { line: 2, column: 13, offset: 14 }, end: { line: 2, column: 13, offset: 14 } },
                    newText: 'inputs: ',
                  },
                  expect.objectContaining({ newText: ' inputs' }),
                ],
              },
            ],
          },
        ],
      },
    ],
    summary: { files: 1, errors: 1, warnings: 0, hints: 0, fixable: 1, suppressed: 0 },
  })
})

test('folders are searched, .gitignore is honoured, links to folders are not followed', async () => {
  const files = {
    'flake.nix': GOOD,
    'deep/er/flake.nix': BAD,
    '.gitignore': 'result\n/out/\n*.gen.nix\n!keep.gen.nix\n',
    'out/flake.nix': BAD,
    'deep/out/flake.nix': GOOD,
    'result/flake.nix': BAD,
    'a.gen.nix': '{',
    'keep.gen.nix': '{',
    'deep/.gitignore': 'ignored.nix\n',
    'deep/ignored.nix': '{',
    'notes.txt': '{',
  }
  const { cwd } = await run(['lint'], files)
  symlinkSync('..', join(cwd, 'deep/loop'))
  const { out } = await runIn(cwd, ['lint', '--format', 'json'])
  const paths = JSON.parse(out).files.map((file: { path: string }) => file.path)
  expect(paths).toEqual(['deep/er/flake.nix', 'deep/out/flake.nix', 'flake.nix', 'keep.gen.nix'])
})

test('one file that cannot be read never stops the others', async () => {
  const { code, out, err } = await run(['lint', 'flake.nix', 'nope.nix', 'latin.nix'], {
    'flake.nix': BAD,
    'latin.nix': Uint8Array.of(0x22, 0xe9, 0x22),
  })
  expect(code).toBe(2)
  expect(out).toContain('flake-outputs-not-lambda')
  expect(err).toBe(
    'flakewise: nope.nix cannot be read: there is no such file.\nflakewise: latin.nix is not UTF-8 text.\n',
  )
})

test('a file of five megabytes is refused in one line', async () => {
  const { code, err } = await run(['lint', 'flake.nix'], { 'flake.nix': ' '.repeat(5_000_000) })
  expect(code).toBe(2)
  expect(err).toBe('flakewise: flake.nix has 5.0 MB; files over 4 MB are not read.\n')
})

test('--rule sets levels', async () => {
  const off = await run(['lint', '--rule', 'flake-outputs-not-lambda=off'], { 'flake.nix': BAD })
  expect(off.code).toBe(0)
  const hint = await run(['lint', '--rule', 'flake-outputs-not-lambda=hint'], { 'flake.nix': BAD })
  expect(hint).toMatchObject({ code: 0, out: expect.stringContaining('1 hint in 1 file') })
})

test('--max-warnings', async () => {
  const files = { 'flake.nix': '{ outputs = { self, nixpkgs }: { }; }' }
  expect(await run(['lint'], files)).toMatchObject({ code: 0 })
  expect(await run(['lint', '--max-warnings', '0'], files)).toMatchObject({ code: 1 })
})

test.each([
  [[], 'Say what to do: `flakewise lint`.'],
  [['lnt'], 'There is no command `lnt`; see `flakewise --help`.'],
  [['lint', '--foo'], "Unknown option '--foo'. See `flakewise --help`."],
  [['lint', '--format', 'xml'], '`--format` takes text, json, sarif, github; not `xml`.'],
  [
    ['lint', '--rule', 'flake-unused-inputs=off'],
    'No rule is called `flake-unused-inputs`; did you mean `flake-unused-input`?',
  ],
  [
    ['lint', '--rule', 'flake-unused-input=loud'],
    '`--rule flake-unused-input` takes off, hint, warning, error; not `loud`.',
  ],
  [['lint', '--now', 'today'], '`--now` takes a day such as 2026-11-20, not `today`.'],
  [['lint', '--max-warnings', '-1'], /max-warnings/],
  [['lint', '-', 'x'], '`-` stands alone: lint standard input, or paths.'],
])('bad usage %j is one line and exit code 2', async (argv, message) => {
  const { code, out, err } = await run(argv as string[])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^flakewise: [^\n]+\n$/)
  if (typeof message === 'string') expect(err).toBe(`flakewise: ${message}\n`)
  else expect(err).toMatch(message as RegExp)
})

test('help', async () => {
  expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes') })
})

test('a pattern names the Nix files below that fit it, without what Git ignores', async () => {
  const files = {
    '.git/HEAD': '',
    '.gitignore': 'old/\n',
    'flake.nix': BAD,
    'hosts/a/flake.nix': BAD,
    'hosts/a/web.nix': BAD,
    'hosts/old/flake.nix': BAD,
    'hosts/notes.txt': 'flake.nix',
  }
  const { out } = await run(['lint', '--format', 'json', 'hosts/**/flake.*', '{flake,gone}.nix'], files)
  expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['hosts/a/flake.nix', 'flake.nix'])
  expect(await run(['lint', 'hosts/*.nix', 'flake.nix'], files)).toMatchObject({
    code: 2,
    out: expect.stringContaining('flake.nix:2:13'),
    err: 'flakewise: No Nix file fits hosts/*.nix.\n',
  })
  expect(await run(['lint', '[x].nix'], { '[x].nix': BAD })).toMatchObject({
    out: 'Nothing found in 1 file.\n',
    err: '',
  })
})
