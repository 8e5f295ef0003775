import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Example, type Fence, parseExamples } from '../src/docs/examples.ts'
import { applyEdits } from '../src/engine/edits.ts'
import { fixAll } from '../src/engine/fix.ts'
import { lint, openProject } from '../src/engine/lint.ts'
import type { Document, Report, Rule } from '../src/engine/model.ts'
import { UNUSED_SUPPRESSION } from '../src/engine/suppress.ts'
import { pretty } from '../src/report/pretty.ts'
import { rules } from '../src/rules/index.ts'
import { ruleIds, ruleIndex } from '../src/tools/rule-index.ts'
import { parse } from './support/engine.ts'

const PREFIX = '# 😀 é\n'
const CRASH = /^The rule \S+ failed here/

for (const rule of rules) {
  describe(rule.id, () => {
    const files = [`content/rules/${rule.id}.md`, `test/rules/${rule.id}.md`].filter(file => existsSync(file))
    const examples = files.flatMap(file =>
      parseExamples(readFileSync(file, 'utf8')).map(example => ({ file, ...example })),
    )

    test('reports as in the snapshot', async () => {
      const shown = examples
        .filter(example => example.verdict === 'bad')
        .map(
          example =>
            `# ${example.title}\n\n${run([rule], example)
              .map(report => pretty(report))
              .join('\n')}`,
        )
      await expect(shown.join('\n')).toMatchFileSnapshot(`rules/${rule.id}.snap`)
    })

    test('its page shows what is bad and what is good', () => {
      const page = parseExamples(readFileSync(`content/rules/${rule.id}.md`, 'utf8'))
      expect(page.some(example => example.verdict === 'bad')).toBe(true)
      expect(page.some(example => example.verdict === 'good' || example.fixed.length > 0)).toBe(true)
      if (rule.fix !== 'none') expect(page.some(example => example.fixed.length > 0)).toBe(true)
    })

    test.each(examples)('$file:$line $title', example => {
      checkFindings(rule, example)
      checkFixes(rule, example)
      checkInvariance(rule, example)
      checkBrokenInput(rule, example)
    })
  })
}

/** It parses, unless it is about syntax; `good` is silent, `bad` is found, each message a sentence at a place. */
function checkFindings(rule: Rule, example: Example): void {
  const { files, verdict } = example
  for (const file of files) {
    if (rule.family !== 'syntax' || verdict === 'good')
      expect(parse(file).root.hasError, `${file.path} parses`).toBe(false)
  }
  const diagnostics = run([rule], example).flatMap(report => report.diagnostics)
  const { words, ...always } = rule
  if (words) expect(run([always], example).flatMap(report => report.diagnostics)).toEqual(diagnostics)
  if (verdict === 'good') expect(diagnostics.map(d => d.message)).toEqual([])
  else expect(diagnostics.length, 'a bad example is found').toBeGreaterThan(0)
  for (const { from, to, message } of diagnostics) {
    expect(from, 'a finding is a place').toBeLessThan(to)
    expect(message).toMatch(/^[^\n]+[.?]$/)
    expect(message).not.toMatch(CRASH)
  }
}

/** Each fix changes the text and keeps it parsing; a safe one loses no comment; all together settle on the `fixed` text. */
function checkFixes(rule: Rule, example: Example): void {
  const { files, fixed, target, listing } = example
  const texts = new Map(files.map(file => [file.path, file.text]))
  for (const { fixes } of run([rule], example).flatMap(report => report.diagnostics)) {
    for (const fix of fixes) {
      expect(rule.fix, 'the rule declares that it has fixes').not.toBe('none')
      if (rule.fix === 'suggested') expect(fix.safety).toBe('suggested')
      expect(fix.title).toMatch(/^[A-Z].*[^.]$/)
      for (const [path, edits] of Object.entries(fix.edits)) {
        const after = applyEdits(texts.get(path)!, edits)
        expect(after).not.toBe(texts.get(path))
        expect(parse({ path, text: after }).root.hasError, `${fix.title} keeps ${path} parsing`).toBe(false)
        if (fix.safety === 'safe') expect(comments(after)).toEqual(comments(texts.get(path)!))
      }
    }
  }
  if (fixed.length === 0) return
  const settled = fixAll(parse, documents(files), [rule], { target, listing, safety: 'suggested' })
  expect(Object.fromEntries(settled.map(report => [report.path, report.text]))).toEqual({
    ...Object.fromEntries(texts),
    ...Object.fromEntries(fixed.map(file => [file.path, file.text])),
  })
}

/** Other rules change nothing; line ends change no verdict; text in front shifts every range by its length in UTF-16 units. */
function checkInvariance(rule: Rule, example: Example): void {
  const { files } = example
  const own = (reports: readonly Report[]) => reports.map(r => r.diagnostics.filter(d => d.rule === rule.id))
  const alone = own(run([rule], example))
  expect(own(run(rules, example))).toEqual(alone)
  const crlf = files.map(file => ({ ...file, text: file.text.replaceAll('\n', '\r\n') }))
  expect(own(run([rule], { ...example, files: crlf })).map(list => list.map(d => d.message))).toEqual(
    alone.map(list => list.map(d => d.message)),
  )
  const shifted = files.map(file => (file.path.endsWith('.nix') ? { ...file, text: PREFIX + file.text } : file))
  const offsets = own(run([rule], { ...example, files: shifted })).map((list, i) =>
    list.map(d => d.from - (shifted[i] === files[i] ? 0 : PREFIX.length)),
  )
  expect(offsets).toEqual(alone.map(list => list.map(d => d.from)))
}

/** Broken input is input: no prefix of the example, and no missing character, makes any rule throw. */
function checkBrokenInput(rule: Rule, example: Example): void {
  const [first, ...others] = example.files
  for (let at = 0; at < first!.text.length; at++) {
    for (const text of [first!.text.slice(0, at), first!.text.slice(0, at) + first!.text.slice(at + 1)]) {
      const reports = run([rule], { ...example, files: [{ ...first!, text }, ...others] })
      expect(reports.flatMap(report => report.diagnostics).filter(d => CRASH.test(d.message))).toEqual([])
    }
  }
}

const documents = (files: readonly Fence[]): Document[] => files.map(({ path, text }) => ({ path, text }))

/** What rules say of an example. Whether a suppression does nothing, only all rules together can tell. */
function run(which: readonly Rule[], { files, target, listing }: Example): readonly Report[] {
  const [first, ...more] = which
  const project = openProject(parse, documents(files), target, listing)
  if (first?.id !== UNUSED_SUPPRESSION || more.length > 0) return lint(project, which)
  return lint(project, rules).map(report => ({
    ...report,
    diagnostics: report.diagnostics.filter(diagnostic => diagnostic.rule === UNUSED_SUPPRESSION),
  }))
}

const comments = (text: string): string[] =>
  parse({ path: 'x.nix', text })
    .root.children.flatMap(function all(node): string[] {
      return node.type === 'comment' ? [node.text] : node.children.flatMap(all)
    })
    .sort()

test('every rule has its page, and nothing else has', () => {
  const pages = (folder: string, end: string) =>
    readdirSync(folder)
      .filter(file => file.endsWith(end))
      .map(file => file.slice(0, -end.length))
      .sort()
  expect(rules.map(rule => rule.id)).toEqual(ruleIds())
  expect(pages('content/rules', '.md')).toEqual(ruleIds())
  for (const id of [...pages('test/rules', '.md'), ...pages('test/rules', '.snap')]) expect(ruleIds()).toContain(id)
  expect(readFileSync('src/rules/index.ts', 'utf8')).toBe(ruleIndex(ruleIds()))
})

test('what a rule says of others is true', () => {
  const ids = new Set(ruleIds())
  for (const rule of rules) {
    for (const id of rule.related ?? []) expect(ids, `${rule.id} is related to ${id}`).toContain(id)
    expect(rule.summary, rule.id).toMatch(/[^.]$/)
  }
})
