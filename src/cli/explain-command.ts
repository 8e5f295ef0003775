import { parseArgs } from 'node:util'
import { plainMarkdown } from '../docs/markdown.ts'
import { nearest } from '../nix/nearest.ts'
import { COLOUR, PLAIN } from '../report/pretty.ts'
import { toTerminal } from '../report/terminal.ts'
import { type Io, UsageError } from './io.ts'
import { errorPages, ruleEntries } from './pages.ts'

/** `flakewise explain ID|SLUG`: the page of a rule or of an error, for a terminal.
    @returns the exit code */
export function explainCommand(args: readonly string[], io: Io): number {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true, strict: false })
  const [id, ...more] = positionals
  if (!id || more.length > 0) throw new UsageError('Name one rule or error: `flakewise explain flake-unused-input`.')
  io.stdout(toTerminal(pageOf(id), Math.min(io.columns, 80), io.colour ? COLOUR : PLAIN))
  return 0
}

function pageOf(id: string): string {
  const rules = ruleEntries()
  const rule = rules.find(entry => entry.id === id)
  if (rule) {
    const facts = [
      rule.severity,
      rule.fix === 'none' ? 'no fix' : `${rule.fix} fix`,
      rule.since && `since ${rule.since}`,
    ]
    return `# ${rule.id}\n\n${rule.summary}. (${facts.filter(Boolean).join(', ')})\n\n${rule.page}`
  }
  const errors = errorPages()
  const error = errors.find(entry => entry.slug === id)
  if (error) return `# ${error.title}\n\n${error.description}\n\n${plainMarkdown(error.page)}`
  const meant = nearest(id, [...rules.map(entry => entry.id), ...errors.map(entry => entry.slug)])
  throw new UsageError(`No rule or error is called \`${id}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`)
}
