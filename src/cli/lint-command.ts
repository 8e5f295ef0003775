import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { fixAll } from '../engine/fix.ts'
import { lint, openProject } from '../engine/lint.ts'
import type { Document, Report } from '../engine/model.ts'
import { toGithub } from '../report/github.ts'
import { toJson } from '../report/json.ts'
import { COLOUR, PLAIN, pretty } from '../report/pretty.ts'
import { toSarif } from '../report/sarif.ts'
import { summaryLine, summaryOf } from '../report/summary.ts'
import { rules } from '../rules/index.ts'
import { decodeText, readDocuments } from './documents.ts'
import { type Io, UsageError } from './io.ts'
import { type LintOptions, readLintOptions } from './lint-options.ts'
import { ruleEntries } from './pages.ts'
import { parser } from './parser.ts'
import { type Progress, progressOn } from './progress.ts'
import { VERSION } from './version.ts'

/** `flakewise lint`: reads, lints, fixes when asked to, prints.
    @returns the exit code */
export async function lintCommand(args: readonly string[], io: Io): Promise<number> {
  const options = readLintOptions(args, io)
  const { documents, listing, problems } = await readInput(options, io)
  for (const problem of problems) io.stderr(`flakewise: ${problem}\n`)

  const parse = await parser()
  const { target, levels } = options
  const progress = progressOn(io)
  const tell = (done: number): void => progress.tell('Linted', done, documents.length)
  const reports =
    options.fix || options.diff
      ? fixAll(parse, documents, rules, { target, safety: 'safe', levels, listing, tell })
      : lint(openProject(parse, counted(documents, progress), target, listing), rules, levels, tell)
  progress.end()
  if (options.diff) {
    for (const patch of patches(documents, reports)) io.stdout(patch)
  } else if (options.fix && options.stdin) {
    io.stdout(reports[0]!.text)
    io.stderr(textOf(reports, false))
  } else {
    if (options.fix) write(documents, reports, io)
    io.stdout(formatted(reports, options, io))
  }
  const { errors, warnings } = summaryOf(reports)
  if (problems.length > 0) return 2
  return errors > 0 || warnings > options.maxWarnings ? 1 : 0
}

function* counted(documents: readonly Document[], progress: Progress): Generator<Document> {
  for (const [at, document] of documents.entries()) {
    progress.tell('Parsed', at, documents.length)
    yield document
  }
}

async function readInput(options: LintOptions, io: Io) {
  if (!options.stdin) return readDocuments(options.paths, io.cwd, options.exclude)
  const bytes = await io.stdin()
  try {
    return { documents: [{ path: options.stdinName, text: decodeText(bytes) }], listing: null, problems: [] }
  } catch {
    throw new UsageError('Standard input is not UTF-8 text.')
  }
}

function formatted(reports: readonly Report[], { format }: LintOptions, io: Io): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(toJson(reports), null, 2)}\n`
    case 'sarif':
      return `${JSON.stringify(toSarif(reports, ruleEntries(), VERSION), null, 2)}\n`
    case 'github':
      return toGithub(reports)
    case 'text':
      return textOf(reports, io.colour)
  }
}

function textOf(reports: readonly Report[], colour: boolean): string {
  const found = reports.filter(report => report.diagnostics.length > 0)
  const frames = found.map(report => `${pretty(report, colour ? COLOUR : PLAIN)}\n`)
  const hint = found.length > 0 ? 'Explain a rule: flakewise explain RULE\n' : ''
  return `${frames.join('')}${summaryLine(summaryOf(reports))}\n${hint}`
}

function* patches(documents: readonly Document[], reports: readonly Report[]): Generator<string> {
  for (const { path, before, after } of changes(documents, reports)) {
    yield createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after).replace(/^=+\n/, '')
  }
}

function write(documents: readonly Document[], reports: readonly Report[], io: Io): void {
  for (const { path, after } of changes(documents, reports)) {
    try {
      writeFileSync(resolve(io.cwd, path), after)
    } catch (error) {
      throw new UsageError(`${path} cannot be written: ${(error as { code?: string }).code ?? error}.`)
    }
  }
}

function changes(documents: readonly Document[], reports: readonly Report[]) {
  const texts = new Map(documents.map(document => [document.path, document.text]))
  return reports.flatMap(({ path, text: after }) => {
    const before = texts.get(path)!
    return before === after ? [] : [{ path, before, after }]
  })
}
