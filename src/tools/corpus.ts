import { parseArgs } from 'node:util'
import { readDocuments } from '../cli/documents.ts'
import { parser } from '../cli/parser.ts'
import { lint, openProject } from '../engine/lint.ts'
import type { Diagnostic, Report } from '../engine/model.ts'
import { targetAt } from '../nix/releases.ts'
import { pretty } from '../report/pretty.ts'
import { rules } from '../rules/index.ts'

/** `npm run corpus -- DIR… [--rule ID] [--samples N]`: lints trees of real Nix files, each as one project, and prints how often
    each rule speaks, with samples to look at. For hunting false alarms. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: 'string', multiple: true }, samples: { type: 'string', default: '3' } },
})

const which = values.rule ? rules.filter(rule => values.rule!.includes(rule.id)) : rules
const target = targetAt(new Date())
const parse = await parser()
const found: { readonly report: Report; readonly diagnostic: Diagnostic }[] = []
let files = 0
let bytes = 0
const start = performance.now()
for (const folder of positionals) {
  const { documents, listing, problems } = readDocuments(['.'], folder, { folder, patterns: [] })
  for (const problem of problems) console.error(problem)
  files += documents.length
  bytes += documents.reduce((sum, document) => sum + document.text.length, 0)
  for (const report of lint(openProject(parse, documents, target, listing), which)) {
    for (const diagnostic of report.diagnostics)
      found.push({ report: { ...report, path: `${folder}/${report.path}` }, diagnostic })
  }
}
const seconds = (performance.now() - start) / 1000

const counts = Map.groupBy(found, ({ diagnostic }) => diagnostic.rule)
for (const [rule, list] of [...counts].sort(([, a], [, b]) => b.length - a.length)) {
  console.info(`\n## ${rule}: ${list.length} in ${new Set(list.map(({ report }) => report.path)).size} files\n`)
  // Spread over the whole list, so that one project does not fill the sample.
  const step = Math.max(1, Math.floor(list.length / Number(values.samples)))
  for (let at = 0; at < list.length && at / step < Number(values.samples); at += step) {
    const { report, diagnostic } = list[at]!
    console.info(pretty({ ...report, diagnostics: [diagnostic] }))
  }
}
const memory = Math.round(process.memoryUsage().rss / 1e6)
console.info(
  `\n${found.length} findings of ${counts.size} rules in ${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s, ${memory} MB of memory.`,
)
