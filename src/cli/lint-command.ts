import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { fixAll } from '../engine/fix.ts'
import { type Levels, lint, openProject } from '../engine/lint.ts'
import type { Document, Report, Severity, Target } from '../engine/model.ts'
import { nearest } from '../nix/nearest.ts'
import { toJson } from '../report/json.ts'
import { COLOUR, PLAIN, pretty } from '../report/pretty.ts'
import { summaryLine, summaryOf } from '../report/summary.ts'
import { rules } from '../rules/index.ts'
import { decodeText, readDocuments } from './documents.ts'
import { type Io, UsageError } from './io.ts'
import { parser } from './parser.ts'

const OPTIONS = {
  fix: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  'stdin-filename': { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] },
  target: { type: 'string', default: '26.05' },
  now: { type: 'string' },
  'max-warnings': { type: 'string' },
} satisfies ParseArgsConfig['options']

/** `flakewise lint`: reads, lints, fixes when asked to, prints.
    @returns the exit code */
export async function lintCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args)
  const format = oneOf('--format', values.format, ['text', 'json'])
  const limit = values['max-warnings'] === undefined ? Number.POSITIVE_INFINITY : wholeNumber('--max-warnings', values['max-warnings'])
  const levels = readLevels(values.rule)
  const target: Target = { release: values.target, dialect: 'nix', profile: 'default', now: readDate(values.now) ?? io.now }
  const fromStdin = positionals.includes('-')
  if (fromStdin && positionals.length > 1) throw new UsageError('`-` stands alone: lint standard input, or paths.')

  const { documents, problems } = fromStdin
    ? { documents: [await readStdin(io, values['stdin-filename'])], problems: [] }
    : readDocuments(positionals.length > 0 ? positionals : ['.'], io.cwd)
  for (const problem of problems) io.stderr(`flakewise: ${problem}\n`)

  const parse = await parser()
  const reports = values.fix
    ? fixAll(parse, documents, rules, target, 'safe', levels)
    : lint(openProject(parse, documents, target), rules, levels)
  if (values.fix && fromStdin) {
    io.stdout(reports[0]!.text)
    for (const text of textLines(reports, false)) io.stderr(text)
  } else {
    if (values.fix) write(documents, reports, io)
    if (format === 'json') io.stdout(`${JSON.stringify(toJson(reports), null, 2)}\n`)
    else for (const text of textLines(reports, io.colour)) io.stdout(text)
  }
  const { errors, warnings } = summaryOf(reports)
  if (problems.length > 0) return 2
  return errors > 0 || warnings > limit ? 1 : 0
}

function* textLines(reports: readonly Report[], colour: boolean): Generator<string> {
  for (const report of reports) {
    const text = pretty(report, colour ? COLOUR : PLAIN)
    if (text !== '') yield `${text}\n`
  }
  yield `${summaryLine(summaryOf(reports))}\n`
}

function write(documents: readonly Document[], reports: readonly Report[], io: Io): void {
  const before = new Map(documents.map(document => [document.path, document.text]))
  for (const { path, text } of reports) {
    if (text !== before.get(path)) writeFileSync(resolve(io.cwd, path), text)
  }
}

async function readStdin(io: Io, name: string | undefined): Promise<Document> {
  const bytes = await io.stdin()
  try {
    return { path: name ?? 'flake.nix', text: decodeText(bytes) }
  } catch {
    throw new UsageError('Standard input is not UTF-8 text.')
  }
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\.(?:\s|$)/)[0]}. See \`flakewise --help\`.`)
  }
}

function readLevels(settings: readonly string[]): Levels {
  const ids = rules.map(rule => rule.id)
  return Object.fromEntries(
    settings.map(setting => {
      const [id = '', level = ''] = setting.split('=')
      if (!ids.includes(id)) {
        const meant = nearest(id, ids)
        throw new UsageError(`No rule is called \`${id}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`)
      }
      return [id, oneOf(`--rule ${id}`, level, ['off', 'hint', 'warning', 'error']) as Severity | 'off']
    }),
  )
}

function oneOf(name: string, value: string, choices: readonly string[]): string {
  if (choices.includes(value)) return value
  throw new UsageError(`${name} takes ${choices.join(', ')}; not \`${value}\`.`)
}

function wholeNumber(name: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value)
  throw new UsageError(`${name} takes a whole number, not \`${value}\`.`)
}

function readDate(value: string | undefined): Date | null {
  if (value === undefined) return null
  const date = new Date(value)
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime())) return date
  throw new UsageError(`--now takes a day such as 2026-11-20, not \`${value}\`.`)
}
