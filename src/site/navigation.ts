import { families } from '../docs/catalogue.ts'
import { areas } from '../docs/errors.ts'
import { catalogue, errors, errorsCaughtBy } from './catalogue.ts'
import { type Chapter, chapters } from './content.ts'

/** A page in the navigation; `path` counts from the site's root. */
export interface Page {
  readonly label: string
  readonly path: string
  readonly description: string
}

/** Pages under one heading; the heading is empty where a section has no groups. */
export interface Group {
  readonly label: string
  readonly pages: readonly Page[]
}

/** One part of the site: a link in the header, and the sidebar of its pages. */
export interface Section {
  readonly folder: string
  readonly label: string
  /** What a reader finds there, in one sentence. */
  readonly description: string
  readonly groups: readonly Group[]
}

const CHAPTERS = [
  {
    folder: 'start',
    label: 'Start',
    description: 'Which way is yours, and three paths with what to read and do on each.',
  },
  {
    folder: 'reference',
    label: 'Reference',
    description: 'What flakes, locks, modules and options mean, and what Nix does with them.',
  },
  { folder: 'cookbook', label: 'Cookbook', description: 'Recipes that are real flakes, each checked by Nix.' },
  { folder: 'design', label: 'Design', description: 'Decisions taken and refused, with their reasons.' },
] as const

/** The order of pages in sections that have parts. A page that no part names stands behind them. */
const PARTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  reference: {
    'First of all': ['about', 'lanes', 'quick-reference', 'troubleshooting'],
    'Language and modules': ['nix-language', 'nixos-modules', 'packaging', 'overlays', 'devshells'],
    'Several repositories': ['flakes', 'private-repos', 'multi-host', 'workflow', 'agent-tooling'],
    Machines: [
      'rebuild-and-generations',
      'store-gc-and-caches',
      'home-manager',
      'secrets',
      'disko-impermanence-imaging',
    ],
    'Without a network': ['airgap', 'iso-building', 'gum-prompts', 'k3s'],
  },
  cookbook: {
    'Several repositories': [
      'two-repositories',
      'private-inputs',
      'feature-module',
      'hosts-table',
      'ci',
      'checks-that-run',
    ],
    'Packages and shells': [
      'devshell-direnv',
      'overlay-with-fix',
      'prebuilt-binary',
      'oci-image',
      'helm-and-kustomize',
    ],
    'Without a network': ['installer-iso', 'offline-install', 'cache-on-a-disk', 'k3s-airgap'],
    Machines: ['home-manager', 'out-of-store-symlinks', 'agenix', 'sops-nix', 'disko-impermanence', 'remote-builder'],
    Moving: ['channels-to-flakes', 'upgrade-release'],
  },
}

const listed = chapters.filter(({ data }) => !data.sidebar.hidden)

/** The sections that have pages, in the order of the header. */
export const sections: readonly Section[] = [
  ...CHAPTERS.slice(0, 3).map(chapter),
  {
    folder: 'rules',
    label: 'Rules',
    description: 'Everything that is checked, why, and how to put it right.',
    groups: rulesByFamily(),
  },
  {
    folder: 'errors',
    label: 'Errors',
    description: 'What Nix prints when something fails: the cause, the fix, and how never to see it again.',
    groups: errorsByArea(),
  },
  ...CHAPTERS.slice(3).map(chapter),
].filter(section => section.groups.some(group => group.pages.length > 0))

/** The section that a page belongs to.
    @param id the page's path without slashes around it, such as `rules/url-literal` */
export const sectionOf = (id: string): Section | undefined =>
  sections.find(section => id === section.folder || id.startsWith(`${section.folder}/`))

/** The pages that name this rule in their front matter. */
export const pagesAbout = (rule: string): readonly Page[] => [
  ...listed.filter(entry => entry.data.rules.includes(rule)).map(pageOf),
  ...errorsCaughtBy(rule).map(({ title, url, description }) => ({ label: title, path: url, description })),
]

/** The chapters that name this error in their front matter. */
export const pagesAboutError = (slug: string): readonly Page[] =>
  listed.filter(entry => entry.data.errors.includes(slug)).map(pageOf)

/** The section has a page of its own in the content, and needs no list made for it. */
export const hasIndex = (folder: string): boolean =>
  folder === 'rules' || folder === 'errors' || chapters.some(entry => entry.id === folder)

function chapter({ folder, label, description }: (typeof CHAPTERS)[number]): Section {
  const entries = listed.filter(entry => entry.id.startsWith(`${folder}/`)).sort(byOrder)
  const parts = Object.entries(PARTS[folder] ?? {}).map(([label, names]) => ({
    label,
    entries: names.flatMap(name => entries.find(entry => entry.id === `${folder}/${name}`) ?? []),
  }))
  const rest = entries.filter(entry => !parts.some(part => part.entries.includes(entry)))
  const groups = [...parts, { label: parts.length > 0 ? 'More' : '', entries: rest }]
    .filter(group => group.entries.length > 0)
    .map(group => ({ label: group.label, pages: group.entries.map(pageOf) }))
  return { folder, label, description, groups }
}

function byOrder(a: Chapter, b: Chapter): number {
  const order = (entry: Chapter) => entry.data.sidebar.order ?? Number.MAX_SAFE_INTEGER
  return order(a) - order(b) || (a.id < b.id ? -1 : 1)
}

function pageOf({ id, data }: Chapter): Page {
  return { label: data.sidebar.label ?? data.title, path: `/${id}/`, description: data.description }
}

function rulesByFamily(): readonly Group[] {
  return Object.entries(families)
    .map(([family, label]) => ({
      label,
      pages: catalogue
        .filter(rule => rule.family === family)
        .map(({ id, url, title }) => ({ label: id, path: url, description: title })),
    }))
    .filter(group => group.pages.length > 0)
}

function errorsByArea(): readonly Group[] {
  return Object.entries(areas)
    .map(([area, label]) => ({
      label,
      pages: errors
        .filter(error => error.area === area)
        .map(({ title, url, description }) => ({ label: title, path: url, description })),
    }))
    .filter(group => group.pages.length > 0)
}
