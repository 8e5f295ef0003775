import type { Target } from '../engine/model.ts'
import { nearest } from '../nix/nearest.ts'
import type { RuleEntry } from './catalogue.ts'

/** `flakewise.toml`: what it may say, its JSON schema and its reading, from one declaration. */

export interface Config {
  readonly levels: Readonly<Record<string, Level>>
  readonly dialect?: Target['dialect']
  readonly target?: string
  readonly profile?: Target['profile']
  /** Patterns of paths to leave out, as in a `.gitignore`, relative to the file's folder. */
  readonly exclude: readonly string[]
}

export type Level = 'off' | 'hint' | 'warning' | 'error'

export const LEVELS: readonly Level[] = ['off', 'hint', 'warning', 'error']
export const DIALECTS: readonly Target['dialect'][] = ['nix', 'lix', 'determinate']
export const PROFILES: readonly Target['profile'][] = ['default', 'airgap']
/** A NixOS release: year and month. */
export const RELEASE = /^\d\d\.\d\d$/

export const EMPTY_CONFIG: Config = { levels: {}, exclude: [] }

/** The JSON schema of `flakewise.toml`, which the site publishes at `/flakewise.schema.json`. */
export function configSchema(rules: readonly Pick<RuleEntry, 'id' | 'title'>[]) {
  const level = (description: string) => ({ description, enum: LEVELS })
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'flakewise.toml',
    description: 'Configuration of Flakewise.',
    type: 'object',
    additionalProperties: false,
    properties: {
      rules: {
        description: 'How rules are reported, by id.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(({ id, title }) => [id, level(title)])),
      },
      dialect: { description: 'The Nix that reads the files.', enum: DIALECTS },
      target: { description: 'The NixOS release to be right for.', type: 'string', pattern: RELEASE.source },
      profile: { description: 'Which conditions the files must hold in.', enum: PROFILES },
      exclude: {
        description: 'Paths to leave out: patterns as in a .gitignore, relative to this file.',
        type: 'array',
        items: { type: 'string' },
      },
    },
  }
}

/** Reads the parsed content of a `flakewise.toml`.
    @param ids the ids of all rules
    @throws Error that names the key, what was expected and, for a slip, the nearest name */
export function readConfig(content: Readonly<Record<string, unknown>>, ids: readonly string[]): Config {
  known(content, Object.keys(configSchema([]).properties), 'key')
  const rules = content.rules ?? {}
  if (!isTable(rules)) throw new Error('`rules` must be a table: [rules].')
  known(rules, ids, 'rule')
  const exclude = content.exclude ?? []
  if (!Array.isArray(exclude) || !exclude.every(item => typeof item === 'string')) {
    throw new Error('`exclude` must be a list of strings.')
  }
  return {
    levels: Object.fromEntries(Object.entries(rules).map(([id, level]) => [id, oneOf(`rules.${id}`, level, LEVELS)])),
    exclude,
    ...(content.dialect === undefined ? {} : { dialect: oneOf('dialect', content.dialect, DIALECTS) }),
    ...(content.profile === undefined ? {} : { profile: oneOf('profile', content.profile, PROFILES) }),
    ...(content.target === undefined ? {} : { target: release('target', content.target) }),
  }
}

/** A value among its choices. @throws Error that names them */
export function oneOf<T extends string>(name: string, value: unknown, choices: readonly T[]): T {
  if (choices.includes(value as T)) return value as T
  throw new Error(`\`${name}\` takes ${choices.join(', ')}; not \`${String(value)}\`.`)
}

/** A release such as 26.05. @throws Error when it has another form */
export function release(name: string, value: unknown): string {
  if (typeof value === 'string' && RELEASE.test(value)) return value
  throw new Error(`\`${name}\` takes a NixOS release such as "26.05"; not \`${String(value)}\`.`)
}

function known(table: Readonly<Record<string, unknown>>, names: readonly string[], what: string): void {
  for (const name of Object.keys(table)) {
    if (names.includes(name)) continue
    const meant = nearest(name, names)
    throw new Error(`No ${what} is called \`${name}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`)
  }
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
