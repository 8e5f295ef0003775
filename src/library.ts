import { parser } from './cli/parser.ts'
import { fixAll } from './engine/fix.ts'
import { type Levels, lint as lintProject, openProject } from './engine/lint.ts'
import type { Document, Listing, Report, Target } from './engine/model.ts'
import type { Parse } from './engine/parser.ts'
import { targetAt } from './nix/releases.ts'
import { rules as declarations } from './rules/index.ts'

/** Flakewise as a library: `import { lint } from 'flakewise'`. It reads no file but its own two of WebAssembly, keeps nothing between
    calls, and asks no network. */

export type {
  Diagnostic,
  Document,
  Edit,
  Finding,
  Fix,
  Listing,
  Range,
  Report,
  Safety,
  Severity,
  Target,
} from './engine/model.ts'

/** How to lint. */
export interface Options {
  /** What the documents are for; what is left out is as on a day without configuration: the current release, Nix, no air gap. */
  readonly target?: Partial<Target>
  /** Severity by rule id, or `off`. */
  readonly rules?: Levels
  /** Which files there are besides the documents; without it, rules about missing files are silent. */
  readonly listing?: Listing
}

/** The ids of all rules, sorted; the page of one is at `/rules/<id>/`. */
export const rules: readonly string[] = declarations.map(rule => rule.id)

let loading: Promise<Parse> | undefined

/** Checks documents as one project: imports between them are followed.
    @param documents `flake.nix`, `flake.lock`, modules: paths from the project's root, with `/`
    @returns a report per document, in their order; offsets count UTF-16 units
    @throws when the WebAssembly beside this module cannot be read */
export async function lint(documents: Iterable<Document>, options: Options = {}): Promise<readonly Report[]> {
  const parse = await load()
  return lintProject(openProject(parse, documents, targetOf(options), options.listing), declarations, options.rules)
}

/** Applies every safe fix, and again to what came out, until none is left. No fix leaves a document that does not parse when it
    parsed before.
    @returns a report per document, in their order, with its new text and what remains
    @throws when the WebAssembly beside this module cannot be read */
export async function fix(documents: Iterable<Document>, options: Options = {}): Promise<readonly Report[]> {
  const parse = await load()
  const settings = {
    target: targetOf(options),
    safety: 'safe',
    levels: options.rules ?? {},
    listing: options.listing ?? null,
  } as const
  return fixAll(parse, [...documents], declarations, settings)
}

function load(): Promise<Parse> {
  loading ??= parser()
  return loading
}

const targetOf = ({ target }: Options): Target => ({
  ...targetAt(target?.now ?? new Date()),
  isDefault: target?.release === undefined,
  ...target,
})
