import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rules } from '../src/rules/index.ts'

// The package as somebody else installs it: outside of this repository, plain JavaScript, types.

const project = mkdtempSync(join(tmpdir(), 'flakewise-library-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

beforeAll(() => {
  execFileSync('node', ['src/tools/library.ts'])
  mkdirSync(join(project, 'node_modules'))
  execFileSync('tar', ['xzf', resolve('dist/flakewise-0.1.0.tgz'), '-C', join(project, 'node_modules')])
  execFileSync('mv', [join(project, 'node_modules/package'), join(project, 'node_modules/flakewise')])
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
})

/** The Node of the machine, which may be older than the one of the tools. */
const OLDEST_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find(existsSync) ?? 'node'

const PROGRAM = `import { fix, lint, type Options, type Report, rules } from 'flakewise'

const options: Options = { target: { release: '26.05', now: new Date('2026-11-21') }, rules: { 'flake-lock-missing': 'off' } }
const documents = [{ path: 'flake.nix', text: '{ outputs = import ../x.nix; }' }]
const [report]: readonly Report[] = await lint(documents, options)
const [fixed] = await fix(documents, options)
console.log(JSON.stringify({
  rules: rules.length,
  found: report!.diagnostics.map(({ rule, from, to, severity }) => [rule, from, to, severity]),
  fixed: fixed!.text,
}))
`

test('lints and fixes for a program of somebody else', () => {
  writeFileSync(join(project, 'program.mjs'), PROGRAM.replace(/, type \w+|: (?:Options|readonly Report\[\])|!/g, ''))
  const out = JSON.parse(execFileSync(OLDEST_NODE, ['program.mjs'], { cwd: project, encoding: 'utf8' }))
  expect(out).toEqual({
    rules: rules.length,
    found: [['flake-outputs-not-lambda', 12, 18, 'error']],
    fixed: '{ outputs = inputs: import ../x.nix inputs; }',
  })
})

test('has types', () => {
  writeFileSync(join(project, 'program.ts'), PROGRAM)
  symlinkSync(resolve('node_modules/@types'), join(project, 'node_modules/@types'))
  const args = [
    '--noEmit',
    '--strict',
    '--noUncheckedIndexedAccess',
    '--module',
    'nodenext',
    '--types',
    'node',
    'program.ts',
  ]
  expect(execFileSync(resolve('node_modules/.bin/tsc'), args, { cwd: project, encoding: 'utf8' })).toBe('')
  writeFileSync(join(project, 'wrong.ts'), "import { lint } from 'flakewise'\nawait lint('a text')\n")
  expect(() =>
    execFileSync(resolve('node_modules/.bin/tsc'), [...args.slice(0, -1), 'wrong.ts'], { cwd: project, stdio: 'pipe' }),
  ).toThrow()
})

test('brings its WebAssembly and nothing of the tests', () => {
  expect(existsSync(join(project, 'node_modules/flakewise/lib/grammar/tree-sitter-nix.wasm'))).toBe(true)
  expect(existsSync(join(project, 'node_modules/flakewise/test'))).toBe(false)
})
