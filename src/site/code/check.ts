import { lint, openProject } from '../../engine/lint.ts'
import type { Document, Report, Target } from '../../engine/model.ts'
import { rules } from '../../rules/index.ts'
import { parserOfBuild } from './parser.ts'

/** What the examples of the pages are checked for. The date is fixed, so that the same pages come out on every day. */
const TARGET: Target = { release: '26.05', dialect: 'nix', profile: 'default', now: new Date('2026-11-20') }

/** What the engine says of documents that belong together.
    @param only the one rule to ask; all rules if absent */
export async function check(documents: readonly Document[], only?: string): Promise<readonly Report[]> {
  const asked = only ? rules.filter(rule => rule.id === only) : rules
  return lint(openProject(await parserOfBuild(), documents, TARGET), asked)
}
