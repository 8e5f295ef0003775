import { parseArgs } from 'node:util'
import { nearest } from '../nix/nearest.ts'
import { COLOUR, PLAIN } from '../report/pretty.ts'
import { toTerminal } from '../report/terminal.ts'
import { type Io, UsageError } from './io.ts'
import { ruleEntries } from './pages.ts'

/** `flakewise explain ID`: the page of a rule for a terminal.
    @returns the exit code */
export function explainCommand(args: readonly string[], io: Io): number {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true, strict: false })
  const [id, ...more] = positionals
  if (!id || more.length > 0) throw new UsageError('Name one rule: `flakewise explain flake-unused-input`.')
  const entries = ruleEntries()
  const entry = entries.find(rule => rule.id === id)
  if (!entry) {
    const meant = nearest(
      id,
      entries.map(rule => rule.id),
    )
    throw new UsageError(`No rule is called \`${id}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`)
  }
  const facts = [
    entry.severity,
    entry.fix === 'none' ? 'no fix' : `${entry.fix} fix`,
    entry.since && `since ${entry.since}`,
  ]
  const head = `# ${entry.id}\n\n${entry.summary}. (${facts.filter(Boolean).join(', ')})\n\n`
  io.stdout(toTerminal(head + entry.page, Math.min(io.columns, 80), io.colour ? COLOUR : PLAIN))
  return 0
}
