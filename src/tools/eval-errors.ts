import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { decoderOf } from '../errors/decode.ts'
import { errorsOfCheckout } from './load-errors.ts'

/** `node src/tools/eval-errors.ts CASES [--verbose]`: holds what the decoder says of real outputs against labels by people.
    CASES: JSON lines, each {id, text, kind, expected: [slug, …]}; nothing is expected of the output of other tools. */

interface Case {
  readonly id: string
  readonly text: string
  /** `trace`, `log` or `oneliner`. */
  readonly kind: string
  readonly expected: readonly string[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const [file] = positionals
if (!file || !existsSync(file)) {
  console.error('Name a file of cases, one JSON object a line: npm run eval -- errors.jsonl')
  process.exit(2)
}

const entries = errorsOfCheckout()
const known = new Set(entries.map(entry => entry.slug))
const decode = decoderOf(entries)
const count = { ours: 0, first: 0, third: 0, traces: 0, tracesFirst: 0, foreign: 0, foreignMatched: 0, withoutPage: 0 }

for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const item = JSON.parse(line) as Case
  const said = decode(item.text).matches.map(match => match.error)
  if (item.expected.length === 0) {
    count.foreign++
    if (said.length > 0) count.foreignMatched++
    if (said.length > 0) report(item, said)
    continue
  }
  const right = (slugs: readonly string[]): boolean => slugs.some(slug => item.expected.includes(slug))
  count.ours++
  if (!item.expected.some(slug => known.has(slug))) count.withoutPage++
  if (right(said.slice(0, 1))) count.first++
  else report(item, said)
  if (right(said.slice(0, 3))) count.third++
  if (item.kind !== 'trace') continue
  count.traces++
  if (right(said.slice(0, 1))) count.tracesFirst++
}

console.log(`pages        ${known.size}`)
console.log(`first match  ${share(count.first, count.ours)}`)
console.log(`first three  ${share(count.third, count.ours)}`)
console.log(`traces       ${share(count.tracesFirst, count.traces)}`)
console.log(`other tools  ${share(count.foreignMatched, count.foreign)} matched`)
if (count.withoutPage > 0) console.log(`no page yet  ${count.withoutPage} cases`)

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)}% (${part} of ${whole})`
}

function report(item: Case, said: readonly string[]): void {
  if (values.verbose)
    console.log(`${item.id}: expected ${item.expected.join(' or ') || 'nothing'}, got ${said.join(', ') || 'nothing'}`)
}
