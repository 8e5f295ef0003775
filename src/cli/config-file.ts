import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'smol-toml'
import { type Config, EMPTY_CONFIG, readConfig } from '../docs/config.ts'
import { rules } from '../rules/index.ts'
import { UsageError } from './io.ts'

const NAME = 'flakewise.toml'

/** A configuration and the folder that its patterns speak of. */
export interface LoadedConfig {
  readonly config: Config
  readonly folder: string
}

/** Reads the configuration: the file that was named, or the nearest `flakewise.toml` from `cwd` upwards, or none.
    @throws UsageError when it cannot be read or says something unknown */
export function loadConfig(named: string | undefined, cwd: string): LoadedConfig {
  const path = named === undefined ? nearestConfig(cwd) : resolve(cwd, named)
  if (path === null) return { config: EMPTY_CONFIG, folder: cwd }
  const shown = named ?? NAME
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new UsageError(`${shown} cannot be read.`)
  }
  try {
    return {
      config: readConfig(
        parse(text),
        rules.map(rule => rule.id),
      ),
      folder: dirname(path),
    }
  } catch (error) {
    throw new UsageError(`${shown}: ${(error as Error).message.split('\n')[0]}`)
  }
}

function nearestConfig(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, NAME)
    if (existsSync(path)) return path
    if (dirname(folder) === folder) return null
  }
}
