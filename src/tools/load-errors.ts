import { readdirSync, readFileSync } from 'node:fs'
import { type ErrorEntry, errorEntries } from '../docs/errors.ts'
import { rules } from '../rules/index.ts'

/** The errors with their pages, from the files of this checkout.
    @throws when a page is not as CONTRIBUTING.md says */
export function errorsOfCheckout(): readonly ErrorEntry[] {
  const folder = new URL('../../content/errors/', import.meta.url)
  const files = readdirSync(folder).filter(file => file.endsWith('.mdx'))
  return errorEntries(
    Object.fromEntries(files.map(file => [file.slice(0, -4), readFileSync(new URL(file, folder), 'utf8')])),
    rules.map(rule => rule.id),
  )
}
