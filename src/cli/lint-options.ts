import { type ParseArgsConfig, parseArgs } from 'node:util'
import { DIALECTS, LEVELS, type Level, oneOf, PROFILES, release } from '../docs/config.ts'
import type { Levels } from '../engine/lint.ts'
import type { Target } from '../engine/model.ts'
import { nearest } from '../nix/nearest.ts'
import { targetAt } from '../nix/releases.ts'
import { rules } from '../rules/index.ts'
import { loadConfig } from './config-file.ts'
import type { Exclude } from './documents.ts'
import { type Io, UsageError } from './io.ts'

/** What `flakewise lint` was asked to do: the command line over the configuration over what stands for nothing said. */
export interface LintOptions {
  readonly paths: readonly string[]
  readonly stdin: boolean
  readonly stdinName: string
  readonly fix: boolean
  readonly diff: boolean
  readonly format: (typeof FORMATS)[number]
  readonly levels: Levels
  readonly target: Target
  readonly maxWarnings: number
  readonly exclude: Exclude
}

const FORMATS = ['text', 'json', 'sarif', 'github'] as const

const OPTIONS = {
  fix: { type: 'boolean', default: false },
  diff: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  'stdin-filename': { type: 'string', default: 'flake.nix' },
  rule: { type: 'string', multiple: true, default: [] },
  config: { type: 'string' },
  target: { type: 'string' },
  dialect: { type: 'string' },
  profile: { type: 'string' },
  now: { type: 'string' },
  'max-warnings': { type: 'string' },
} satisfies ParseArgsConfig['options']

/** @throws UsageError when an option is unknown or its value is none that it takes */
export function readLintOptions(args: readonly string[], io: Io): LintOptions {
  const { values, positionals } = usage(() => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }))
  const { config, folder } = loadConfig(values.config, io.cwd)
  const stdin = positionals.includes('-')
  if (stdin && positionals.length > 1) throw new UsageError('`-` stands alone: lint standard input, or paths.')
  return usage(() => {
    const now = values.now === undefined ? io.now : date('--now', values.now)
    const usual = targetAt(now)
    return {
      paths: positionals.length > 0 ? positionals : ['.'],
      stdin,
      stdinName: values['stdin-filename'],
      fix: values.fix,
      diff: values.diff,
      format: oneOf('--format', values.format, FORMATS),
      levels: { ...config.levels, ...readLevels(values.rule) },
      target: {
        release: values.target === undefined ? (config.target ?? usual.release) : release('--target', values.target),
        isDefault: values.target === undefined && config.target === undefined,
        dialect:
          values.dialect === undefined
            ? (config.dialect ?? usual.dialect)
            : oneOf('--dialect', values.dialect, DIALECTS),
        profile:
          values.profile === undefined
            ? (config.profile ?? usual.profile)
            : oneOf('--profile', values.profile, PROFILES),
        now,
      },
      maxWarnings:
        values['max-warnings'] === undefined
          ? Number.POSITIVE_INFINITY
          : count('--max-warnings', values['max-warnings']),
      exclude: { folder, patterns: config.exclude },
    }
  })
}

/** Whatever goes wrong in reading what the user said is a usage error of one line. */
function usage<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    const message = (error as Error).message.split(/\.(?:\s|$)/)[0]
    const unknown = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    throw new UsageError(unknown ? `${message}. See \`flakewise --help\`.` : (error as Error).message)
  }
}

function readLevels(settings: readonly string[]): Levels {
  const ids = rules.map(rule => rule.id)
  return Object.fromEntries(
    settings.map((setting): [string, Level] => {
      const [id = '', level = ''] = setting.split('=')
      if (ids.includes(id)) return [id, oneOf(`--rule ${id}`, level, LEVELS)]
      const meant = nearest(id, ids)
      throw new Error(`No rule is called \`${id}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`)
    }),
  )
}

function count(name: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value)
  throw new Error(`\`${name}\` takes a whole number, not \`${value}\`.`)
}

function date(name: string, value: string): Date {
  const day = new Date(value)
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime())) return day
  throw new Error(`\`${name}\` takes a day such as 2026-11-20, not \`${value}\`.`)
}
