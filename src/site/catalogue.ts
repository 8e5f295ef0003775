import { catalogueOf } from '../docs/catalogue.ts'
import { rules } from '../rules/index.ts'
import { rulePages } from './content.ts'

/** Every rule with its page. */
export const catalogue = catalogueOf(rules, rulePages)
