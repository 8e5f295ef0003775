import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** `npm run coverage`: shows that each fact the book must hold stands on a page. `test/coverage/<topic>.json` names, for each fact by
    its id, the heading of `content/reference/<topic>.mdx` that carries it; the empty text is what stands before the first heading. */

/** How many facts each of the five sources has; their ids are `S0-01` to `S0-NN`, and so on. */
const FACTS: Readonly<Record<string, number>> = JSON.parse(readFileSync('test/coverage/facts.json', 'utf8'))

const ids = Object.entries(FACTS).flatMap(([source, count]) =>
  Array.from({ length: count }, (_, at) => `${source}-${String(at + 1).padStart(2, '0')}`),
)
const covered = new Map<string, string>()
const problems: string[] = []

for (const table of globSync('test/coverage/*.json').filter(path => basename(path) !== 'facts.json')) {
  const topic = basename(table, '.json')
  const page = `content/reference/${topic}.mdx`
  if (!existsSync(page)) {
    problems.push(`${table}: there is no ${page}.`)
    continue
  }
  const headings = new Set([...readFileSync(page, 'utf8').matchAll(/^#{2,4} (.+)$/gm)].map(([, text]) => text!.trim()))
  for (const [id, heading] of Object.entries(JSON.parse(readFileSync(table, 'utf8')) as Record<string, string>)) {
    if (!ids.includes(id)) problems.push(`${table}: there is no fact ${id}.`)
    else if (heading !== '' && !headings.has(heading))
      problems.push(`${table}: ${page} has no heading "${heading}" for ${id}.`)
    else covered.set(id, page)
  }
}

const missing = ids.filter(id => !covered.has(id))
for (const problem of problems) console.error(problem)
console.info(`${covered.size} of ${ids.length} facts are on a page.`)
if (missing.length > 0) console.error(`On no page: ${missing.join(' ')}`)
process.exitCode = problems.length + missing.length > 0 ? 1 : 0
