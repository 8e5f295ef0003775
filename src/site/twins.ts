import { families, type RuleEntry, suppressionOf } from '../docs/catalogue.ts'
import { areas, type ErrorEntry } from '../docs/errors.ts'
import { plainMarkdown, type Rendering } from '../docs/markdown.ts'
import { catalogue, errors } from './catalogue.ts'
import { withFiles } from './code/files.ts'
import { chapters } from './content.ts'
import { DIAGRAMS } from './diagrams/index.ts'
import { provenance, readable, releasesOf } from './error-facts.ts'
import { glossary } from './glossary.ts'
import { ADVICE, answersIn } from './lanes.ts'
import { hasIndex, type Page, pagesAbout, type Section, sections } from './navigation.ts'
import { to } from './paths.ts'

/** A page as plain Markdown. */
export interface Twin {
  /** Its page's path from the site's root, such as `/rules/`; the twin is `index.md` in it. */
  readonly path: string
  readonly title: string
  readonly description: string
  readonly markdown: string
}

/** The site's own components in pages, as Markdown. */
const COMPONENTS: Readonly<Record<string, Rendering>> = {
  LaneChooser: {
    start: () =>
      ADVICE.map(({ when, text }) => `- **${answersIn(when)}:** ${text.replace(/(\]\()(\/[^)]*)/g, linked)}`).join(
        '\n',
      ),
  },
  Diagram: { start: ({ name = '' }) => `*${DIAGRAMS[name]?.title}.* ${DIAGRAMS[name]?.description}` },
  Glossary: {
    start: () =>
      glossary.map(({ term, text, page }) => `- **${term}**: ${text} [More](${linkToTwin(page)})`).join('\n'),
  },
}
const linked = (_: string, before: string, address: string): string => before + linkToTwin(address)

/** The twin of every page that has one, in the order of the navigation. */
export const twins: readonly Twin[] = [
  frontTwin(),
  ...sections.filter(({ folder }) => !hasIndex(folder)).map(sectionTwin),
  ...chapters.map(({ id, body = '', data, filePath }) => {
    return twin(
      `/${id}/`,
      data.title,
      data.description,
      plainMarkdown(withFiles(filePath, body), linkToTwin, COMPONENTS),
    )
  }),
  rulesTwin(),
  ...catalogue.map(ruleTwin),
  ...errorsTwin(),
  ...errors.map(errorTwin),
  playgroundTwin(),
  decodeTwin(),
]

/** The address of a page's twin; other addresses stay. */
export function linkToTwin(address: string): string {
  const [, path, rest] = /^(\/[^#?]*\/|\/)([#?].*)?$/.exec(address) ?? []
  return path ? `${to(path)}index.md${rest ?? ''}` : to(address)
}

function twin(path: string, title: string, description: string, body: string): Twin {
  return { path, title, description, markdown: `# ${title}\n\n${description}\n\n${body.trim()}\n` }
}

function linkTo({ label, path, description }: Page): string {
  return `- [${label}](${linkToTwin(path)}): ${description}`
}

function frontTwin(): Twin {
  const parts = sections.map(({ folder, label, description }) => linkTo({ label, path: `/${folder}/`, description }))
  return twin('/', 'Flakewise', 'The NixOS flake cookbook that checks your flake.', parts.join('\n'))
}

function sectionTwin({ folder, label, description, groups }: Section): Twin {
  return twin(
    `/${folder}/`,
    label,
    description,
    groups.map(({ label, pages }) => `${label ? `## ${label}\n\n` : ''}${pages.map(linkTo).join('\n')}`).join('\n\n'),
  )
}

function rulesTwin(): Twin {
  const present = Object.entries(families).filter(([family]) => catalogue.some(rule => rule.family === family))
  const body = present.map(([family, label]) => {
    const rules = catalogue.filter(rule => rule.family === family)
    const lines = rules.map(
      ({ id, url, summary, severity }) => `- [${id}](${linkToTwin(url)}): ${summary} (${severity})`,
    )
    return `## ${label}\n\n${lines.join('\n')}`
  })
  return twin('/rules/', 'Rules', 'Everything that is checked, by what it is about.', body.join('\n\n'))
}

function ruleTwin(rule: RuleEntry): Twin {
  const { id, url, summary, title, severity, fix, family, since, until, errors } = rule
  const facts = [
    `- Rule: \`${id}\``,
    `- Severity: ${severity}`,
    `- Fix: ${fix}`,
    `- Family: ${families[family]}`,
    ...(since ? [`- Since: ${since}`] : []),
    ...(until ? [`- Until: ${until}`] : []),
    ...errors.map(error => `- Prevents: \`${error}\``),
  ]
  const suppress = `## Switch it off\n\n\`\`\`nix\n${suppressionOf(id)}\n\`\`\``
  const also = [
    ...rule.related.map(other => `- [${other}](${linkToTwin(`/rules/${other}/`)})`),
    ...pagesAbout(id).map(linkTo),
  ]
  const body = [facts.join('\n'), plainMarkdown(rule.page, linkToTwin).trim(), suppress]
  if (also.length > 0) body.push(`## See also\n\n${also.join('\n')}`)
  return { path: url, title: id, description: title, markdown: `# ${summary}\n\n${body.join('\n\n')}\n` }
}

function errorsTwin(): readonly Twin[] {
  if (errors.length === 0) return []
  const body = sections
    .find(({ folder }) => folder === 'errors')!
    .groups.map(({ label, pages }) => `## ${label}\n\n${pages.map(linkTo).join('\n')}`)
  return [twin('/errors/', 'Errors', 'What Nix prints when something fails, by what it is about.', body.join('\n\n'))]
}

function errorTwin({ url, title, description, area, signatures, page, rules, related, reproduced }: ErrorEntry): Twin {
  const wordings = signatures.map(signature => `- \`${readable(signature.text)}\`${releasesOf(signature)}`)
  const also = [
    ...rules.map(id => `- Rule [${id}](${linkToTwin(`/rules/${id}/`)})`),
    ...related.map(
      slug => `- [${errors.find(other => other.slug === slug)!.title}](${linkToTwin(`/errors/${slug}/`)})`,
    ),
  ]
  const body = [
    `Area: ${areas[area]}`,
    `## What is printed\n\n${wordings.join('\n')}`,
    plainMarkdown(page, linkToTwin).trim(),
    ...(also.length > 0 ? [`## See also\n\n${also.join('\n')}`] : []),
    provenance(reproduced),
  ]
  return twin(url, title, description, body.join('\n\n'))
}

function playgroundTwin(): Twin {
  const description = 'Check a flake, a lock file or a module in a browser.'
  const body =
    'The playground needs a browser. In a terminal, `flakewise lint` checks the same files with the same rules.'
  return twin('/playground/', 'Playground', description, body)
}

function decodeTwin(): Twin {
  const description = 'Paste what Nix printed: the cause, where to look, and the fix.'
  const body = 'The page needs a browser. In a terminal, `nix build 2>&1 | flakewise decode` does the same.'
  return twin('/decode/', 'Decode an error', description, body)
}
