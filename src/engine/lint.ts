import { rangeOf, touch } from './edits.ts'
import type {
  Diagnostic,
  Document,
  Finding,
  Listing,
  Node,
  Project,
  Range,
  Report,
  Rule,
  Severity,
  SourceFile,
  Target,
} from './model.ts'
import type { Parse } from './parser.ts'
import { suppress, UNUSED_SUPPRESSION } from './suppress.ts'
import { BROKEN, NAMED } from './tree.ts'

/** How each rule is to be reported, where not as it declares itself. */
export type Levels = Readonly<Record<string, Severity | 'off'>>

/** Parses the documents that are linted together. */
export function openProject(
  parse: Parse,
  documents: Iterable<Document>,
  target: Target,
  listing: Listing | null = null,
): Project {
  const files = new Map<string, SourceFile>()
  for (const document of documents) files.set(document.path, parse(document))
  return { files, target, listing }
}

/** A report per document, in the order in which they were handed in. Pure: the same input gives the same reports.
    @param tell is told how many documents are done, after each */
export function lint(
  project: Project,
  rules: readonly Rule[],
  levels: Levels = {},
  tell: (done: number) => void = () => {},
): readonly Report[] {
  const on = rules.filter(rule => levels[rule.id] !== 'off')
  const byKind = subscriptions(on)
  const known = new Set(rules.map(rule => rule.id))
  const ran = new Set(on.map(rule => rule.id))
  const hygiene = on.find(rule => rule.id === UNUSED_SUPPRESSION)

  const files = [...project.files.values()]
  let held = 0
  const release = (): void => {
    for (const { tree } of files) tree.release()
    held = 0
  }
  const reports = files.map((file, at) => {
    if (held > MOST_HELD) release()
    held += file.text.length
    const { found, comments, broken } = walk(file, project, byKind, levels)
    const { kept, findings } = suppress(file, comments, found, known, ran)
    const said = hygiene ? findings.map(finding => stamp(hygiene, finding, levels)) : []
    const diagnostics = [...kept, ...said].map(diagnostic => withoutFixesNear(broken, file, diagnostic))
    tell(at + 1)
    return {
      path: file.path,
      text: file.text,
      diagnostics: diagnostics.sort((a, b) => a.from - b.from || a.to - b.to || (a.rule < b.rule ? -1 : 1)),
      suppressed: found.length - kept.length,
    }
  })
  release()
  return reports
}

/** UTF-16 code units of text. After so many all nodes are let go: those of a big project do not fit into memory together. */
const MOST_HELD = 250_000

type Subscriptions = ReadonlyMap<string, readonly Rule[]>

function subscriptions(rules: readonly Rule[]): Subscriptions {
  const byKind = new Map<string, Rule[]>()
  for (const rule of rules) {
    for (const kind of rule.on) {
      const others = byKind.get(kind)
      if (others) others.push(rule)
      else byKind.set(kind, [rule])
    }
  }
  return byKind
}

/** A comment at the top says that a program writes the file: nobody wants to hear how it could be written better. */
const GENERATED = /^\s*(?:#.*\n\s*)*(?:#|\/\*).*(?:@generated|\bgenerated (?:by|with|using|from|file)\b|do not edit)/i
const HEAD_LENGTH = 500

/** A name, in code or in a string: see `Rule.words`. */
const WORD = /[A-Za-z_][\w'-]*/g

/** One pass over the tree, however many rules are on. A node that is broken inside is shown to no rule but those for broken
    text, because what it seems to lack may only be unreadable; the root is shown always, and models say what they know. */
function walk(file: SourceFile, project: Project, byKind: Subscriptions, levels: Levels) {
  const found: Diagnostic[] = []
  const comments: Node[] = []
  const broken: Range[] = []
  const { count, kind, after, flags, names } = file.tree.data
  const isGenerated = GENERATED.test(file.text.slice(0, HEAD_LENGTH))
  let words: ReadonlySet<string> | undefined
  const isThere = (word: string): boolean => {
    words ??= new Set(file.text.match(WORD))
    return words.has(word)
  }
  const speaks = (rule: Rule): boolean =>
    (rule.dialect === undefined || rule.dialect === project.target.dialect) &&
    (rule.words?.some(isThere) ?? true) &&
    (!isGenerated || rule.family !== 'style' || rule.severity !== 'hint')
  const wanted = names.map(name => (byKind.get(name) ?? []).filter(speaks))
  for (let index = 0; index < count; index++) {
    const name = names[kind[index]!]
    if (name === 'comment') comments.push(file.tree.node(index))
    if (name === 'ERROR' || name === 'MISSING') broken.push(rangeOf(file.tree.node(index)))
    else if (flags[index]! & BROKEN && index > 0) continue
    if (flags[index]! & NAMED) {
      for (const rule of wanted[kind[index]!]!) apply(rule, file.tree.node(index), file, project, levels, found)
    }
    if (name === 'ERROR') index = after[index]! - 1
  }
  return { found, comments, broken }
}

/** Adds what a rule says of a node. This runs some thousand times for a page of text, and nearly always adds nothing. */
function apply(rule: Rule, node: Node, file: SourceFile, project: Project, levels: Levels, found: Diagnostic[]): void {
  try {
    for (const finding of rule.check(node, file, project)) found.push(stamp(rule, finding, levels))
  } catch (error) {
    // A crash is our bug, never the author's: say so at the place, and let the other rules go on.
    const message = `The rule ${rule.id} failed here: ${error instanceof Error ? error.message : error}.`
    found.push({ ...rangeOf(node), rule: rule.id, severity: 'error', message, fixes: [] })
  }
}

function stamp(rule: Rule, { from, to, message, fixes }: Finding, levels: Levels): Diagnostic {
  const level = levels[rule.id]
  const severity = level && level !== 'off' ? level : rule.severity
  return { from, to, rule: rule.id, severity, message, fixes: fixes ?? [] }
}

/** Nothing is fixed on a line that a syntax error touches. */
function withoutFixesNear(broken: readonly Range[], file: SourceFile, diagnostic: Diagnostic): Diagnostic {
  if (broken.length === 0 || diagnostic.fixes.length === 0) return diagnostic
  const lines = broken.map(range => wholeLines(file.text, range))
  const fixes = diagnostic.fixes.filter(
    fix => !(fix.edits[file.path] ?? []).some(edit => lines.some(range => touch(edit, range))),
  )
  return { ...diagnostic, fixes }
}

function wholeLines(text: string, { from, to }: Range): Range {
  const end = text.indexOf('\n', to)
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? text.length : end }
}
