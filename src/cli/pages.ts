import { readdirSync, readFileSync } from 'node:fs'
import { catalogueOf, type RuleEntry } from '../docs/catalogue.ts'
import { rules } from '../rules/index.ts'

/** The rules with their pages, read from the disk. */
export function ruleEntries(): readonly RuleEntry[] {
  const folder = new URL('../../content/rules/', import.meta.url)
  const files = readdirSync(folder).filter(file => file.endsWith('.md'))
  return catalogueOf(
    rules,
    Object.fromEntries(files.map(file => [file.slice(0, -3), readFileSync(new URL(file, folder), 'utf8')])),
  )
}
