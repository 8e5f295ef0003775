import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FlakeRef, parseFlakeRef } from '../../src/nix/flake-ref.ts'

// What real Nix says of the cases in flake-ref.table.json. `node test/nix/flake-ref.oracle.ts` writes its answers into
// the table: a new case there needs no more than its `text` or its `attributes`. Format the table afterwards.

type Attributes = Readonly<Record<string, string | number | boolean>>
type Printed = { readonly url: string } | { readonly urlError: string }

/** What `builtins.parseFlakeRef` makes of a text, and `builtins.flakeRefToString` of the result. */
export type ReferenceCase = { readonly text: string } & (
  | ({ readonly ref: FlakeRef } & Printed)
  | { readonly error: string }
)

/** What `builtins.flakeRefToString` makes of an attribute set. */
export type AttributesCase = { readonly attributes: Attributes } & Printed

/** What an input of a flake means, as its lock says, or the last line that `nix flake lock` prints. */
export type InputCase = { readonly text: string; readonly flake?: false } & (
  | { readonly ref: FlakeRef }
  | { readonly error: string }
)

export interface Table {
  /** What `nix --version` printed where the table was written. */
  readonly nix: string
  readonly references: readonly ReferenceCase[]
  readonly attributes: readonly AttributesCase[]
  readonly inputs: readonly InputCase[]
}

export const tablePath = join(import.meta.dirname, 'flake-ref.table.json')

export function readTable(): Table {
  return JSON.parse(readFileSync(tablePath, 'utf8'))
}

/** The version that `nix --version` prints, or `undefined` without Nix. */
export function nixVersion(): string | undefined {
  const { status, stdout } = spawnSync('nix', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

export function askReferences(texts: readonly string[]): ReferenceCase[] {
  const parsed = evaluateEach<FlakeRef>('builtins.parseFlakeRef', texts)
  const printed = evaluateEach<string>('text: builtins.flakeRefToString (builtins.parseFlakeRef text)', texts)
  return texts.map((text, index) => {
    const ref = parsed[index]!
    return 'error' in ref ? { text, error: ref.error } : { text, ref: ref.value, ...printedCase(printed[index]!) }
  })
}

export function askAttributes(sets: readonly Attributes[]): AttributesCase[] {
  const printed = evaluateEach<string>('builtins.flakeRefToString', sets)
  return sets.map((attributes, index) => ({ attributes, ...printedCase(printed[index]!) }))
}

/**
 * Whether Nix reads every input as `ref`: a lock whose `original` is that reference is up to date, and `nix flake lock`
 * touches neither it nor the network. Answers with what Nix printed, or `undefined` where all is well.
 */
export function disagreementOnInputs(cases: readonly InputCase[]): string | undefined {
  return withFlake(cases, (directory, names) => {
    const nodes = Object.fromEntries(
      cases.map((input, index) => [names[index], lockNode(input, 'ref' in input ? input.ref : { type: 'path' })]),
    )
    const inputs = Object.fromEntries(names.map(name => [name, name]))
    const lock = JSON.stringify({ nodes: { ...nodes, root: { inputs } }, root: 'root', version: 7 })
    writeFileSync(join(directory, 'flake.lock'), lock)
    const { status, output } = nix(['flake', 'lock', '--offline', '--no-update-lock-file', `path:${directory}`])
    return status === 0 ? undefined : output
  })
}

/**
 * What Nix makes of inputs. Its answer to a good one cannot be read off without fetching it, so our own parser proposes
 * and Nix confirms. Throws where it does not.
 */
export function askInputs(inputs: readonly Pick<InputCase, 'text' | 'flake'>[]): InputCase[] {
  const cases = inputs.map(({ text, flake }): InputCase => {
    const input = { text, ...(flake === false && { flake }) }
    const parsed = parseFlakeRef(text, { allowRelative: true, flake: flake ?? true })
    return parsed.ok ? { ...input, ref: parsed.ref } : { ...input, error: lockErrorOf(input) ?? 'none' }
  })
  const disagreement = disagreementOnInputs(cases.filter(input => 'ref' in input))
  if (disagreement !== undefined) throw new Error(disagreement)
  return cases
}

/** What `nix flake lock` says of a flake with this one input: the last `error:` that it prints. */
export function lockErrorOf(input: Pick<InputCase, 'text' | 'flake'>): string | undefined {
  return withFlake([input], directory => lastError(nix(['flake', 'lock', '--offline', `path:${directory}`]).output))
}

type Answer<T> = { readonly value: T } | { readonly error: string }

function printedCase(answer: Answer<string>): Printed {
  return 'error' in answer ? { urlError: answer.error } : { url: answer.value }
}

/** Applies a Nix function to each value. `nix repl` goes on after an error that `tryEval` cannot catch: one process. */
function evaluateEach<T>(nixFunction: string, values: readonly unknown[]): Answer<T>[] {
  const directory = mkdtempSync(join(tmpdir(), 'flake-ref-'))
  try {
    const data = join(directory, 'values.json')
    writeFileSync(data, JSON.stringify(values))
    const lines = [
      `values = builtins.fromJSON (builtins.readFile "${data}")`,
      `apply = index: builtins.trace "VALUE \${builtins.toJSON ((${nixFunction}) (builtins.elemAt values index))}" null`,
      ...values.map((_, index) => `builtins.trace "CASE ${index}" (apply ${index})`),
    ]
    const { output } = nix(['repl'], `${lines.join('\n')}\n`)
    return output
      .split(/^trace: CASE \d+$/m)
      .slice(1)
      .map(answerOf<T>)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function answerOf<T>(output: string): Answer<T> {
  const value = /^trace: VALUE (.*)$/m.exec(output)?.[1]
  if (value !== undefined) return { value: JSON.parse(value) }
  return { error: lastError(output.replace(/\n+nix-repl> .*$/s, '')) ?? output }
}

/** The innermost error of a trace; Nix indents the lines of a message that follow the first. */
function lastError(output: string): string | undefined {
  // A usage error of the command line ends in a hint that is not the message's.
  const message = output
    .replace(/\nTry 'nix --help' for more information\.\n*$/, '')
    .split(/^ *error: ?(?=\S)/m)
    .at(-1)
  return message === undefined || /^ *error: /m.test(output) === false
    ? undefined
    : message.trimEnd().replace(/\n {7}/g, '\n')
}

function withFlake<T>(
  cases: readonly Pick<InputCase, 'text' | 'flake'>[],
  use: (directory: string, names: string[]) => T,
): T {
  const directory = mkdtempSync(join(tmpdir(), 'flake-ref-'))
  try {
    const names = cases.map((_, index) => `i${index}`)
    const inputs = cases.map(({ text, flake }, index) => {
      const kind = flake === false ? ' flake = false;' : ''
      return `  inputs.i${index} = { url = ${JSON.stringify(text).replaceAll('${', '\\${')};${kind} };\n`
    })
    writeFileSync(join(directory, 'flake.nix'), `{\n${inputs.join('')}  outputs = _: { };\n}\n`)
    return use(directory, names)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function lockNode(input: InputCase, ref: FlakeRef) {
  const isRelative = ref.type === 'path' && !`${ref.path}`.startsWith('/')
  const narHash = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
  const locked = isRelative ? ref : { type: 'path', path: '/nowhere', narHash, lastModified: 1 }
  return { ...(input.flake === false && { flake: false }), locked, original: ref, ...(isRelative && { parent: [] }) }
}

function nix(args: readonly string[], input = '') {
  const features = ['--experimental-features', 'nix-command flakes']
  // One pipe for both streams keeps the order of traces and errors.
  const script = 'exec nix "$@" 2>&1'
  const { status, stdout } = spawnSync('sh', ['-c', script, 'sh', ...args, ...features], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return { status, output: stdout }
}

if (import.meta.main) {
  const table = readTable()
  const answers = {
    references: askReferences(table.references.map(({ text }) => text)),
    attributes: askAttributes(table.attributes.map(({ attributes }) => attributes)),
    inputs: askInputs(table.inputs),
  }
  writeFileSync(tablePath, JSON.stringify({ nix: nixVersion(), ...answers }))
}
