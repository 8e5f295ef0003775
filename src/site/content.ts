import { getCollection } from 'astro:content'

/** A chapter of `content/`, as its schema leaves it. */
export interface Chapter {
  /** Its path from the site's root without slashes around it, such as `reference/flakes`. */
  readonly id: string
  /** The path of its file from the project's root. */
  readonly filePath: string
  /** The text below the front matter. */
  readonly body?: string
  readonly data: {
    readonly title: string
    readonly description: string
    readonly rules: readonly string[]
    readonly errors: readonly string[]
    readonly draft: boolean
    readonly sidebar: { readonly order?: number; readonly label?: string; readonly hidden: boolean }
  }
}

/** The chapters that are not drafts. */
export const chapters: readonly Chapter[] = await getCollection('docs', ({ data }: Chapter) => !data.draft)

/** The text of each rule's page, by the rule's id. */
export const rulePages: Readonly<Record<string, string>> = Object.fromEntries(
  (await getCollection('rules')).map(({ id, body = '' }: { id: string; body?: string }) => [id, body]),
)
