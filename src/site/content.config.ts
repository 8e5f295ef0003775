import { defineCollection } from 'astro:content'
import { i18nLoader } from '@astrojs/starlight/loaders'
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { nearest } from '../nix/nearest.ts'
import { rules } from '../rules/index.ts'

const ruleIds = rules.map(rule => rule.id)
const errorSlugs = Object.keys(import.meta.glob('../../content/errors/*.mdx')).map(path =>
  path.split('/').at(-1)!.slice(0, -4),
)

/** Chapters: what a team reads. Their front matter names the rules and errors that they explain. */
const docs = defineCollection({
  loader: glob({ base: './content', pattern: '{start,reference,cookbook,design}/**/[^_]*.{md,mdx}' }),
  schema: docsSchema({
    extend: z.object({
      /** One sentence, for lists, search results and the page's head. */
      description: z.string().min(1),
      rules: z.array(nameOf('rule', ruleIds)).default([]),
      errors: z.array(nameOf('error', errorSlugs)).default([]),
      /** Words that readers search for and the page does not say. */
      keywords: z.array(z.string()).default([]),
    }),
  }),
})

/** Pages of rules: plain Markdown without front matter, because a terminal and an editor print them as they are. */
const rulePages = defineCollection({ loader: glob({ base: './content/rules', pattern: '*.md' }) })

/** Pages of errors. Their front matter is read and checked by `src/docs/errors.ts`, which names the page and the key. */
const errorPages = defineCollection({
  loader: glob({ base: './content/errors', pattern: '*.mdx' }),
  schema: z.looseObject({}),
})

/** The words of the layout, a file per language; Starlight brings those that are not here. */
const i18n = defineCollection({ loader: i18nLoader(), schema: i18nSchema() })

export const collections = { docs, errors: errorPages, i18n, rules: rulePages }

/** One of the known names; another is an error that says which one was probably meant. */
function nameOf(kind: string, known: readonly string[]) {
  return z.string().superRefine((name, context) => {
    if (known.includes(name)) return
    const meant = nearest(name, known)
    const hint = meant ? ` Did you mean "${meant}"?` : ''
    context.addIssue({ code: 'custom', message: `There is no ${kind} "${name}".${hint}` })
  })
}
