import type { Hit } from './find.ts'
import { lineAt, type Stream } from './stream.ts'

/** How a hit bears on the failure. */
export type Role = 'cause' | 'retried' | 'symptom' | 'warning'

export interface Ranked extends Hit {
  readonly role: Role
  readonly score: number
}

/** Fewer letters than this may agree by chance: such a message must stand where Nix puts it. */
const STRONG = 24

/** The order in which a reader needs them: what failed, what failed at first and was tried again, what failed because of it, and
    what Nix only warns of. */
const ROLES: readonly Role[] = ['cause', 'retried', 'symptom', 'warning']

/** Orders the hits of one text, the root cause first, one for each error. */
export function rank(hits: readonly Hit[], stream: Stream): readonly Ranked[] {
  const judged = hits.flatMap(hit => {
    const role = roleOf(hit, stream)
    return role ? [{ ...hit, role, covered: false }] : []
  })
  const best = new Map<string, Judged>()
  for (const hit of withCover(judged)) {
    const known = best.get(hit.pattern.error.slug)
    best.set(hit.pattern.error.slug, known ? better(known, hit) : hit)
  }
  let limit = 1
  return [...best.values()].sort(compare).map(hit => {
    limit = Math.min(limit, scoreOf(hit))
    return { ...hit, score: limit }
  })
}

interface Judged extends Hit {
  readonly role: Role
  /** A more specific message lies over it: "attribute 'currentSystem' missing" over "attribute '{name}' missing". */
  readonly covered: boolean
}

/** Of two hits for one error, the one that says more, in the role of the one that bears more. */
function better(a: Judged, b: Judged): Judged {
  const more = Number(a.role === 'symptom') - Number(b.role === 'symptom') || b.weight - a.weight || a.from - b.from
  const role = ROLES.indexOf(a.role) <= ROLES.indexOf(b.role) ? a.role : b.role
  return { ...(more <= 0 ? a : b), role, covered: a.covered && b.covered }
}

function compare(a: Judged, b: Judged): number {
  return (
    Number(a.covered) - Number(b.covered) ||
    ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
    a.from - b.from ||
    b.weight - a.weight
  )
}

/** How sure a hit is: the more letters agree the surer, less when it is cut off, hidden or not the cause. */
function scoreOf({ weight, pattern, role, covered }: Judged): number {
  const share = Math.min(1, weight / pattern.template.weight)
  const sure = (weight / (weight + 3)) * (0.6 + 0.4 * share)
  const factor = { cause: 1, retried: 0.9, symptom: 0.7, warning: 0.8 }[role] * (covered ? 0.5 : 1)
  return Math.round(sure * factor * 100) / 100
}

/** @returns null when the hit is no message of Nix at this place */
function roleOf(hit: Hit, stream: Stream): Role | null {
  const { signature, template } = hit.pattern
  const at = lineAt(stream, hit.from)
  const line = stream.lines[at]!
  if (signature.in === 'build-log' && !line.log && !stream.lines[at - 1]?.log) return null
  if (template.frame !== (line.kind === 'frame')) return null
  const levels = LEVELS.exec(stream.folded.slice(Math.max(0, hit.from - 80), hit.from))?.[0] ?? ''
  if (template.level !== null && !belongsToNix(hit, levels, stream)) return null
  if (signature.symptom) return 'symptom'
  if (!levels.includes('warning:')) return template.level === 'warning' ? 'warning' : 'cause'
  return template.level === 'error' && /error: ?$/.test(levels) ? 'retried' : 'warning'
}

/** Words in front of a message that tell its level; between them, development versions of Nix printed a line of dashes. */
const LEVELS = /(?:(?:error|warning|trace): ?(?:-{2,} \w{1,30} -{2,}[ \w-]{0,30})?)+'?$/

/** Many programs write `error: …`. A message is taken for one of Nix's when the level begins its line, or when its words are
    many and what stands in front of the level is no name of another program (`jq: error: …`, `main.c:3:1: error: …`). */
function belongsToNix({ from, weight, pattern }: Hit, levels: string, stream: Stream): boolean {
  if (weight < STRONG && pattern.template.level === 'error' && levels.trimEnd().endsWith('warning:')) return false
  const at = from - levels.length
  const before = stream.folded.slice(stream.starts[lineAt(stream, at)]!, at).trimEnd()
  if (before === '' || /^(?:evaluation|worker|nix-eval-jobs:)$/.test(before))
    return levels !== '' || from === 0 || weight >= STRONG
  if (weight < STRONG) return false
  return levels === '' ? true : /\s/.test(before) ? /[:>|(\]/-]$/.test(before) : false
}

/** Marks the hits over which a more specific one lies; only neighbours in the text are compared. */
function withCover(hits: readonly Judged[]): readonly Judged[] {
  const sorted = [...hits].sort((a, b) => a.from - b.from)
  return sorted.map((hit, at) => {
    let covered = false
    for (let i = at - 1; i >= 0 && sorted[i]!.from >= hit.from - NEAR && !covered; i--)
      covered = covers(sorted[i]!, hit)
    for (let i = at + 1; i < sorted.length && sorted[i]!.from <= hit.from + NEAR && !covered; i++)
      covered = covers(sorted[i]!, hit)
    return { ...hit, covered }
  })
}

/** Two templates for one message begin at most so far apart: one of them may have words in front that the other lacks. */
const NEAR = 12

const covers = (other: Judged, hit: Judged): boolean =>
  other.pattern.error !== hit.pattern.error && other.weight > hit.weight && other.to > hit.from
