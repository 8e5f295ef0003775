import type { Fence } from '../../docs/examples.ts'
import { lint, openProject } from '../../engine/lint.ts'
import type { Document, Report, Target } from '../../engine/model.ts'
import { rules } from '../../rules/index.ts'
import { parserOfCheckout } from '../../tools/load-parser.ts'

/** What the examples of the pages are checked for. The date is fixed, so that the same pages come out on every day. */
const TARGET: Target = { release: '26.05', dialect: 'nix', profile: 'default', now: new Date('2026-11-20T00:00:00Z') }

/** What the engine says of these documents, as a reader would get it from the command. */
export async function check(documents: readonly Document[]): Promise<readonly Report[]> {
  return lint(openProject(await parserOfCheckout(), documents, TARGET), rules)
}

export const documentOf = ({ path, code }: Fence): Document => ({ path, text: code })
