import { readdirSync, readFileSync } from 'node:fs'
import { catalogueOf, type RuleEntry } from '../docs/catalogue.ts'
import { type ErrorEntry, errorEntries } from '../docs/errors.ts'
import { rules } from '../rules/index.ts'

/** The texts of a folder of pages, by name without the ending. */
function textsOf(path: string, end: string): Record<string, string> {
  const folder = new URL(path, import.meta.url)
  const files = readdirSync(folder).filter(file => file.endsWith(end))
  return Object.fromEntries(
    files.map(file => [file.slice(0, -end.length), readFileSync(new URL(file, folder), 'utf8')]),
  )
}

/** The rules with their pages, read from the disk. */
export const ruleEntries = (): readonly RuleEntry[] => catalogueOf(rules, textsOf('../../content/rules/', '.md'))

/** The errors with their pages, read from the disk. */
export const errorPages = (): readonly ErrorEntry[] =>
  errorEntries(
    textsOf('../../content/errors/', '.mdx'),
    rules.map(rule => rule.id),
  )
