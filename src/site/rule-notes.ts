import type { MarkdownHeading } from 'astro'
import type { RuleEntry } from '../docs/catalogue.ts'
import { pagesAbout } from './navigation.ts'

const heading = (slug: string, text: string): MarkdownHeading => ({ depth: 2, slug, text })

/** The headings of what each rule's page says after its own text. */
export function ruleNotesHeadings(rule: RuleEntry): MarkdownHeading[] {
  const more = rule.related.length > 0 || pagesAbout(rule.id).length > 0
  return [heading('switch-it-off', 'Switch it off'), ...(more ? [heading('see-also', 'See also')] : [])]
}
