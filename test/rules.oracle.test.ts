import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Example, type Fence, parseExamples } from '../src/docs/examples.ts'
import { rules } from '../src/rules/index.ts'
import { needNix, parseAllInNix } from './support/nix.ts'

// Real Nix on the examples of the rules: what a page calls bad, Nix refuses in the words of the page; the fixed text, it takes.
// `test/rules/<id>.nix.json` says by the example's heading which command shows it.

/** How real Nix judges one example. */
interface Trial {
  /** Run in a fresh Git repository that holds the example. */
  readonly command: string
  /** What the command prints about the bad text, and not about the fixed one: white space aside, `…` for anything. */
  readonly prints: string
  /** `warns`: it prints this and goes on. `same`: it prints this, and word for word the same about the fixed text. */
  readonly outcome?: 'fails' | 'warns' | 'same'
  /** The text of more files. Every input from a forge becomes `path:./inputs/<repository>`, an empty flake if not given here. */
  readonly files?: Readonly<Record<string, string>>
  /** Beside them lies `modules.nix`, a stand-in for `lib.evalModules` of nixpkgs. */
  readonly modules?: true
  /** Why the fixed text is not run: it would need the network. */
  readonly unfixed?: string
  /** How Nix could not be asked at all. It stands alone. */
  readonly unproven?: string
}

const trialsOf = (id: string): Readonly<Record<string, Trial>> => {
  const path = `test/rules/${id}.nix.json`
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

const examplesOf = (id: string): readonly Example[] =>
  [`content/rules/${id}.md`, `test/rules/${id}.md`]
    .filter(existsSync)
    .flatMap(file => parseExamples(readFileSync(file, 'utf8')))

const home = mkdtempSync(join(tmpdir(), 'flakewise-rules-'))
let server: Server

beforeAll(async () => {
  server = createServer((_, response) => response.end('<!DOCTYPE html><title>A page about a repository</title>'))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
})

afterAll(() => {
  server.close()
  rmSync(home, { recursive: true, force: true })
})

test('Nix parses what is good and what is fixed, and what is bad unless that is the point', async ({ skip }) => {
  needNix(skip)
  const fences = rules.flatMap(rule =>
    examplesOf(rule.id).flatMap(({ title, verdict, files, fixed }) => [
      ...files.map(fence => ({ rule, title, fence, isGood: verdict === 'good' })),
      ...fixed.map(fence => ({ rule, title, fence, isGood: true })),
    ]),
  )
  const inNix = fences.filter(({ fence }) => fence.path.endsWith('.nix'))
  const verdicts = await parseAllInNix(inNix.map(({ fence }) => fence.text))
  const wrong = inNix.flatMap(({ rule, title, fence, isGood }, index) => {
    const verdict = verdicts[index]!
    const isRead = verdict.ok || verdict.kind !== 'syntax'
    // Some of what is wrong with the syntax shows only when it is evaluated, and then a trial shows it.
    const isRefused = !verdict.ok || trialsOf(rule.id)[title] !== undefined
    const isError = rule.family === 'syntax' && rule.severity === 'error'
    if (isGood ? verdict.ok : isError ? isRefused : isRead) return []
    return [`${rule.id}, line ${fence.line}: ${verdict.ok ? 'Nix accepts it' : verdict.message}`]
  })
  expect(wrong).toEqual([])
})

for (const { id } of rules) {
  const trials = Object.entries(trialsOf(id)).filter(([, trial]) => trial.unproven === undefined)
  test.for(trials)(`${id}: %s`, async ([title, trial], { skip }) => {
    needNix(skip)
    const example = examplesOf(id).find(found => found.title === title && found.verdict === 'bad')
    expect(example, `an example with the heading "${title}"`).toBeDefined()
    const bad = await run(example!.files, trial)
    expect(squeezed(bad.output)).toMatch(pattern(trial.prints))
    expect(bad.failed).toBe(trial.outcome === undefined || trial.outcome === 'fails')
    if (trial.unfixed !== undefined || example!.fixed.length === 0) return
    const fixed = await run(example!.fixed, trial)
    if (trial.outcome === 'same') {
      expect(squeezed(fixed.output)).toBe(squeezed(bad.output))
      return
    }
    expect(squeezed(fixed.output)).not.toMatch(pattern(trial.prints))
    expect(fixed.failed, fixed.output).toBe(false)
  })
}

test.each(rules.filter(rule => rule.severity === 'error'))('$id: an example says how Nix refuses it', ({ id }) => {
  expect(Object.keys(trialsOf(id)).length, `test/rules/${id}.nix.json`).toBeGreaterThan(0)
})

test('the errors that rules name are printed by some trial', () => {
  for (const { id, errors = [] } of rules) {
    const trials = Object.values(trialsOf(id))
    if (trials.length === 0 || trials.some(trial => trial.unproven !== undefined)) continue
    for (const error of errors) {
      const said = trials.some(({ prints }) => pattern(error).test(squeezed(prints)))
      expect.soft(said, `${id} says that Nix prints "${error}"`).toBe(true)
    }
  }
})

interface Result {
  readonly output: string
  readonly failed: boolean
}

async function run(files: readonly Fence[], { command, files: more = {}, modules }: Trial): Promise<Result> {
  const folder = mkdtempSync(join(home, 'trial-'))
  const { port } = server.address() as { port: number }
  const inputs = new Set<string>()
  for (const { path, text } of files) {
    const local = text.replace(/"github:[\w.-]+\/([\w.-]+)[^"]*"/g, (_, repository: string) => {
      inputs.add(repository)
      return `"path:./inputs/${repository}"`
    })
    write(join(folder, path), local.replaceAll('https://git.example.org', `http://127.0.0.1:${port}`))
  }
  for (const name of inputs) write(join(folder, 'inputs', name, 'flake.nix'), '{ outputs = { self, ... }: { }; }\n')
  for (const [path, text] of Object.entries(more)) write(join(folder, path), text)
  if (modules) write(join(folder, 'modules.nix'), readFileSync('test/support/modules.nix', 'utf8'))
  execFileSync('git', ['init', '-q', folder])
  execFileSync('git', ['-C', folder, 'add', '-A'])
  const result = await nix(command, folder)
  rmSync(folder, { recursive: true, force: true })
  return result
}

/** Without registries, so that nothing depends on the machine or the network. */
function nix(command: string, folder: string): Promise<Result> {
  const [program = '', ...words] = command.split(' ')
  const config =
    'experimental-features = nix-command flakes\nflake-registry =\nconnect-timeout = 1\ndownload-attempts = 1\n'
  const env = { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), NIX_CONFIG: config, NO_COLOR: '1' }
  return new Promise(done => {
    execFile(program, words, { cwd: folder, env, timeout: 50_000 }, (error, stdout, stderr) =>
      done({ output: `${stdout}\n${stderr}`, failed: error !== null }),
    )
  })
}

function write(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

const pattern = (prints: string): RegExp =>
  new RegExp(
    squeezed(prints)
      .split('…')
      .map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*'),
  )

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

test('every file of trials belongs to a rule', () => {
  const ids = rules.map(rule => rule.id)
  const named = readdirSync('test/rules').filter(file => file.endsWith('.nix.json'))
  for (const file of named) expect(ids).toContain(file.slice(0, -'.nix.json'.length))
})
