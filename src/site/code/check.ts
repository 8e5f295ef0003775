import type { Example } from '../../docs/examples.ts'
import { lint, openProject } from '../../engine/lint.ts'
import type { Document, Report } from '../../engine/model.ts'
import { rules } from '../../rules/index.ts'
import { parserOfBuild } from './parser.ts'

/** What of an example decides what is said. */
type Checked = Pick<Example, 'target' | 'listing'> & { readonly files: readonly Document[] }

/** What the engine says of an example's documents.
    @param only the one rule to ask; all rules if absent */
export async function check({ files, target, listing }: Checked, only?: string): Promise<readonly Report[]> {
  const asked = only ? rules.filter(rule => rule.id === only) : rules
  return lint(openProject(await parserOfBuild(), files, target, listing), asked)
}
