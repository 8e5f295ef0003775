import { load } from 'js-yaml'
import { compile } from '../errors/compile.ts'
import { segmentsOf } from '../errors/fill.ts'
import type { Catalogue, KnownError, Signature } from '../errors/model.ts'
import { parseTemplate } from '../errors/template.ts'

/** What an error is about, in the order in which lists show it. */
export const areas = {
  flakes: 'Flakes',
  lock: 'Lock file',
  inputs: 'Fetching inputs',
  language: 'Nix language',
  modules: 'Modules and options',
  packages: 'Packages of nixpkgs',
  building: 'Building',
  store: 'Store and caches',
  system: 'NixOS systems',
  'home-manager': 'home-manager',
  darwin: 'macOS',
  nix: 'Nix itself',
  secrets: 'Secrets',
  containers: 'Images and Kubernetes',
} as const

export type Area = keyof typeof areas

/** All that is known of an error: what the decoder needs, and its page. */
export interface ErrorEntry extends KnownError {
  /** One sentence, for lists, search results and the page's head. */
  readonly description: string
  readonly area: Area
  /** Slugs that this page or that one names as related, in order. */
  readonly related: readonly string[]
  /** Words that readers search for and the page does not say. */
  readonly keywords: readonly string[]
  /** True when a test provokes it with real Nix; else what that would need. */
  readonly reproduced: true | string
  /** By captured name, the text in the page's code that stands for it. */
  readonly examples: Readonly<Record<string, string>>
  /** The page without its front matter: MDX. */
  readonly page: string
}

/** Reads the pages of the errors.
    @param pages the text of `content/errors/<slug>.mdx` by slug
    @param ruleIds the ids of all lint rules
    @returns entries in the order of `areas`, then by slug
    @throws when a page's front matter is not as CONTRIBUTING.md says; the message names the page and the key */
export function errorEntries(
  pages: Readonly<Record<string, string>>,
  ruleIds: readonly string[],
): readonly ErrorEntry[] {
  const order = Object.keys(areas)
  const entries = Object.entries(pages)
    .map(([slug, text]) => entryOf(slug, text))
    .sort((a, b) => order.indexOf(a.area) - order.indexOf(b.area) || (a.slug < b.slug ? -1 : 1))
  for (const entry of entries) {
    const rule = entry.rules.find(id => !ruleIds.includes(id))
    if (rule) throw problem(entry.slug, 'rules', `there is no rule "${rule}"`)
    const lost = entry.related.find(slug => pages[slug] === undefined)
    if (lost) throw problem(entry.slug, 'related', `there is no page content/errors/${lost}.mdx`)
  }
  compile(entries)
  return entries.map(entry => ({ ...entry, related: relatedTo(entry, entries) }))
}

/** The part of the entries that the decoder needs, as plain data for a browser. */
export const decoderCatalogue = (entries: readonly ErrorEntry[]): Catalogue =>
  entries.map(({ slug, title, url, signatures, rules }) => ({ slug, title, url, signatures, rules }))

/** The path of an error's page from the site's root. */
export const errorUrl = (slug: string): string => `/errors/${slug}/`

function entryOf(slug: string, text: string): ErrorEntry {
  const [, yaml, page] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? []
  if (yaml === undefined || page === undefined) throw problem(slug, '---', 'the page begins with no front matter')
  const read = new Reader(slug, load(yaml))
  const entry: ErrorEntry = {
    slug,
    url: errorUrl(slug),
    title: read.text('title'),
    description: read.text('description'),
    area: read.oneOf('area', Object.keys(areas) as Area[]),
    signatures: read.list('signatures').map(value => signatureOf(slug, value)),
    rules: read.texts('rules'),
    related: read.texts('related'),
    keywords: read.texts('keywords'),
    reproduced: read.has('reproduced', true) ? true : read.text('reproduced'),
    examples: read.record('examples'),
    page,
  }
  read.end()
  if (entry.signatures.length === 0) throw problem(slug, 'signatures', 'there is none')
  checkExamples(entry)
  return entry
}

function signatureOf(slug: string, value: unknown): Signature {
  const read = new Reader(slug, value)
  const signature: Signature = {
    text: read.text('text'),
    ...read.optional('by'),
    ...read.optional('since'),
    ...read.optional('until'),
    ...read.optional('note'),
    ...read.optional('with'),
    ...(read.has('symptom', true) ? { symptom: true as const } : {}),
    ...(read.has('in', 'build-log') ? { in: 'build-log' as const } : {}),
  }
  read.end()
  return signature
}

/** Each example stands for a name that some signature captures, and stands in the page's code. */
function checkExamples({ slug, signatures, examples, page }: ErrorEntry): void {
  const captured = new Set(['file', 'source', 'flake'])
  for (const { text, with: beside } of signatures) {
    for (const template of [text, beside]) {
      for (const part of template === undefined ? [] : parseTemplate(template).parts)
        if (typeof part !== 'string') captured.add(part.name)
    }
  }
  for (const [name, example] of Object.entries(examples)) {
    if (!captured.has(name)) throw problem(slug, `examples.${name}`, 'no signature captures that name')
    const shown = codeIn(page).some(code => segmentsOf(code, '', { [name]: example }).some(segment => segment.name))
    if (!shown) throw problem(slug, `examples.${name}`, `"${example}" stands nowhere in the page's code`)
  }
}

const codeIn = (page: string): readonly string[] =>
  [...page.matchAll(/^(`{3,})[^\n]*\n([\s\S]*?)\n\1|`([^`\n]+)`/gm)].map(match => match[2] ?? match[3] ?? '')

function relatedTo(entry: ErrorEntry, entries: readonly ErrorEntry[]): readonly string[] {
  const back = entries.filter(other => other.related.includes(entry.slug)).map(other => other.slug)
  return [...new Set([...entry.related, ...back])].filter(slug => slug !== entry.slug).sort()
}

const problem = (slug: string, key: string, what: string): Error =>
  new Error(`content/errors/${slug}.mdx, ${key}: ${what}.`)

/** Reads the keys of one YAML mapping and refuses those that nobody asked for. */
class Reader {
  readonly #slug: string
  readonly #values: Readonly<Record<string, unknown>>
  readonly #known = new Set<string>()

  constructor(slug: string, value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw problem(slug, 'front matter', 'a mapping was expected')
    this.#slug = slug
    this.#values = value as Readonly<Record<string, unknown>>
  }

  has(key: string, wanted: unknown): boolean {
    this.#known.add(key)
    const value = this.#values[key]
    if (value !== undefined && value !== wanted && !(key === 'reproduced' && typeof value === 'string')) {
      throw problem(this.#slug, key, `only ${JSON.stringify(wanted)} is known`)
    }
    return value === wanted
  }

  text(key: string): string {
    this.#known.add(key)
    const value = this.#values[key]
    if (typeof value === 'string' && value.trim() !== '') return value
    if (typeof value === 'number') throw problem(this.#slug, key, `quote the number, "${value}" may have lost a digit`)
    throw problem(this.#slug, key, 'a text is missing')
  }

  optional<Key extends string>(key: Key): { readonly [K in Key]?: string } {
    this.#known.add(key)
    return this.#values[key] === undefined ? {} : ({ [key]: this.text(key) } as { readonly [K in Key]?: string })
  }

  oneOf<Name extends string>(key: string, names: readonly Name[]): Name {
    const value = this.text(key)
    const name = names.find(known => known === value)
    if (name === undefined) throw problem(this.#slug, key, `"${value}" is none of ${names.join(', ')}`)
    return name
  }

  list(key: string): readonly unknown[] {
    this.#known.add(key)
    const value = this.#values[key] ?? []
    if (!Array.isArray(value)) throw problem(this.#slug, key, 'a list was expected')
    return value
  }

  texts(key: string): readonly string[] {
    return this.list(key).map(value => {
      if (typeof value !== 'string') throw problem(this.#slug, key, `${JSON.stringify(value)} is no text, quote it`)
      return value
    })
  }

  record(key: string): Readonly<Record<string, string>> {
    this.#known.add(key)
    const value = this.#values[key] ?? {}
    if (typeof value !== 'object' || Object.values(value as object).some(text => typeof text !== 'string')) {
      throw problem(this.#slug, key, 'a mapping of texts was expected')
    }
    return value as Readonly<Record<string, string>>
  }

  end(): void {
    const unknown = Object.keys(this.#values).find(key => !this.#known.has(key))
    if (unknown) throw problem(this.#slug, unknown, 'there is no such key')
  }
}
