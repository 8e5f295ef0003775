import type { Family, Rule, Safety, Severity } from '../engine/model.ts'

/** All that is known of a rule to those who print it: its declaration and its page, as plain data. */
export interface RuleEntry {
  readonly id: string
  readonly family: Family
  /** The declared summary with a capital letter; may hold `code`. */
  readonly summary: string
  /** The same without marks, for places that print plain text. */
  readonly title: string
  readonly severity: Severity
  readonly fix: Safety | 'none'
  readonly since?: string
  readonly until?: string
  readonly needs: readonly ('lock' | 'project' | 'releases')[]
  /** What Nix prints when the rule is broken. */
  readonly errors: readonly string[]
  /** Ids that this rule or that one declares as related, in order. */
  readonly related: readonly string[]
  /** The path of its page from the site's root. */
  readonly url: string
  /** Its page: Markdown. */
  readonly page: string
  /** The first paragraph of the page: why. */
  readonly lead: string
}

/** What each family is about, in the order in which lists show them. */
export const families: Readonly<Record<Family, string>> = {
  syntax: 'Syntax',
  flake: 'Flake file',
  ref: 'Flake references',
  lock: 'Lock file',
  output: 'Outputs',
  pure: 'Purity',
  module: 'Modules',
  option: 'Options',
  overlay: 'Overlays',
  pkg: 'Packages',
  secret: 'Secrets',
  iso: 'Installer images',
  airgap: 'Airgap',
  lix: 'Lix',
  style: 'Style',
}

/** Joins each rule with its page.
    @param pages the text of `content/rules/<id>.md` by id
    @returns entries in the order of `families`, then by id
    @throws when a rule has no page, a page no rule, or a related id no rule */
export function catalogueOf(rules: readonly Rule[], pages: Readonly<Record<string, string>>): readonly RuleEntry[] {
  const ids = new Set(rules.map(rule => rule.id))
  const orphan = Object.keys(pages).find(id => !ids.has(id))
  if (orphan) throw new Error(`content/rules/${orphan}.md describes no rule: src/rules/${orphan}.ts is missing.`)
  const order = Object.keys(families)
  return rules
    .map(rule => entryOf(rule, rules, pages[rule.id]))
    .sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family) || (a.id < b.id ? -1 : 1))
}

function entryOf(rule: Rule, rules: readonly Rule[], page: string | undefined): RuleEntry {
  if (page === undefined)
    throw new Error(`src/rules/${rule.id}.ts has no page: content/rules/${rule.id}.md is missing.`)
  const lost = rule.related?.find(id => !rules.some(other => other.id === id))
  if (lost) throw new Error(`src/rules/${rule.id}.ts is related to ${lost}, which is no rule.`)
  const { id, family, summary, severity, fix, since, until } = rule
  return {
    id,
    family,
    summary: capitalised(summary),
    title: capitalised(plain(summary), summary),
    severity,
    fix,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    needs: rule.needs ?? [],
    errors: rule.errors ?? [],
    related: relatedTo(rule, rules),
    url: ruleUrl(id),
    page,
    lead: leadOf(page),
  }
}

/** The path of a rule's page from the site's root. */
export const ruleUrl = (id: string): string => `/rules/${id}/`

/** The comment that lets a rule pass at one place. */
export const suppressionOf = (id: string): string => `# flakewise-ignore ${id}: why it is right here`

/** The first paragraph of a page, on one line; empty when the page begins with a heading or a fence. */
export function leadOf(markdown: string): string {
  const first = markdown.trim().split(/\r?\n\s*\r?\n/)[0] ?? ''
  return /^(#|`{3})/.test(first) ? '' : first.replace(/\s*\r?\n\s*/g, ' ')
}

/** Markdown of one line as plain text: marks of code, emphasis and links are dropped. */
export const plain = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])\*(?!\s)([^*]+)\*/g, '$1')
    .replace(/`/g, '')

/** The text with a capital letter in front, unless it begins with code: a name is written as it is. */
const capitalised = (text: string, marked = text): string =>
  marked.startsWith('`') ? text : text.slice(0, 1).toUpperCase() + text.slice(1)

function relatedTo(rule: Rule, rules: readonly Rule[]): readonly string[] {
  const back = rules.filter(other => other.related?.includes(rule.id)).map(other => other.id)
  return [...new Set([...(rule.related ?? []), ...back])].filter(id => id !== rule.id).sort()
}
