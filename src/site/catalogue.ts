import { catalogueOf } from '../docs/catalogue.ts'
import { errorEntries } from '../docs/errors.ts'
import { rules } from '../rules/index.ts'
import { rulePages } from './content.ts'

/** Every rule with its page. */
export const catalogue = catalogueOf(rules, rulePages)

const texts = import.meta.glob<string>('../../content/errors/*.mdx', { query: '?raw', import: 'default', eager: true })

/** Every error with its page. */
export const errors = errorEntries(
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path.split('/').at(-1)!.slice(0, -4), text])),
  rules.map(rule => rule.id),
)

/** The errors whose pages name this rule. */
export const errorsCaughtBy = (rule: string) => errors.filter(error => error.rules.includes(rule))
