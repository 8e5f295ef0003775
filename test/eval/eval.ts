import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { evalSearch } from './search.ts'

/** `npm run eval -- FILE… [--texts FOLDER] [--verbose]`: holds the rules, the decoder and the search against labels by people.
    What a file of JSON lines is for shows in its first line: findings in flakes (whose texts are in FOLDER), pasted texts
    with their errors, or queries. The search is that of the built site. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, verbose: { type: 'boolean', default: false } },
})
if (positionals.length === 0 || !positionals.every(existsSync)) {
  console.error('Name files of labels, one JSON object a line: npm run eval -- errors.jsonl queries.jsonl')
  process.exit(2)
}
for (const file of positionals) {
  const first = JSON.parse(readFileSync(file, 'utf8').split('\n')[0]!) as object
  console.info(`\n${file}`)
  if ('q' in first) await evalSearch(file, values.verbose)
  else if ('findings' in first && !values.texts) console.info('Name the folder of the texts with --texts.')
  else run('findings' in first ? ['src/tools/eval-flakes.ts', file, values.texts!] : ['src/tools/eval-errors.ts', file])
}

function run(args: readonly string[]): void {
  spawnSync(process.execPath, [...args, ...(values.verbose ? ['--verbose'] : [])], { stdio: 'inherit' })
}
