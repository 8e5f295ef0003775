import { getCollection } from 'astro:content'
import { catalogueOf } from '../docs/catalogue.ts'
import { rules } from '../rules/index.ts'

const entries = await getCollection('rules')

/** Every rule with its page. */
export const catalogue = catalogueOf(rules, Object.fromEntries(entries.map(entry => [entry.id, entry.body ?? ''])))
