import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { oneOf } from '../docs/config.ts'
import { decoderCatalogue } from '../docs/errors.ts'
import { decode } from '../errors/decode.ts'
import type { Decoded, Place } from '../errors/model.ts'
import { COLOUR, type Paint, PLAIN } from '../report/pretty.ts'
import { type Io, UsageError } from './io.ts'
import { errorPages } from './pages.ts'

/** `flakewise decode [FILE|-]`: says which known errors an output of Nix shows, the cause first. That nothing is known is an
    answer too, so the exit code is 0 either way. */
export async function decodeCommand(args: readonly string[], io: Io): Promise<number> {
  const { path, format } = readOptions(args)
  // Bytes that are no text are shown as such: a log may hold anything, and what can be read still counts.
  const text = new TextDecoder().decode(path === '-' ? await io.stdin() : readFile(path, io.cwd))
  const decoded = decode(text, decoderCatalogue(errorPages()))
  io.stdout(format === 'json' ? `${JSON.stringify(decoded, null, 2)}\n` : textOf(decoded, io.colour ? COLOUR : PLAIN))
  return 0
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { format: { type: 'string', default: 'text' } },
      allowPositionals: true,
    })
    if (positionals.length > 1) throw new Error('decode reads one file, or standard input.')
    return { path: positionals[0] ?? '-', format: oneOf('--format', values.format, ['text', 'json']) }
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]!)
  }
}

function readFile(path: string, cwd: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, path))
  } catch {
    throw new UsageError(`${path} cannot be read.`)
  }
}

function textOf({ matches, where }: Decoded, paint: Paint): string {
  if (matches.length === 0) return 'None of the known errors is in this text.\n'
  const [first, ...others] = matches
  const places = where.slice(0, 5).map(place => `  look in ${placeText(place)}`)
  return [
    paint.bold(first!.title),
    `  line ${first!.evidence.line}: ${first!.evidence.text}`,
    ...places,
    `  read on: flakewise explain ${first!.error}`,
    ...first!.rules.map(rule => `  a rule about it: ${rule}`),
    ...(others.length > 0 ? ['', 'Also there:'] : []),
    ...others.map(({ error, title, evidence }) => `  line ${evidence.line}: ${title} (${error})`),
    '',
  ].join('\n')
}

function placeText({ file, line, option, attribute }: Place): string {
  const at = line === undefined ? file : `${file}:${line}`
  if (option) return `${at}, where the option ${option} is evaluated`
  return attribute ? `${at}, where the attribute ${attribute} is evaluated` : at
}
