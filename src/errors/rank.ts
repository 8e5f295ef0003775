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
    if (!known || compare(hit, known) < 0) best.set(hit.pattern.error.slug, hit)
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
  const line = stream.lines[lineAt(stream, hit.from)]!
  if (signature.in === 'build-log' && !line.log) return null
  if (template.frame !== (line.kind === 'frame')) return null
  const before = stream.folded.slice(Math.max(0, hit.from - 60), hit.from)
  const level = /(?:^|[^A-Za-z])(error|warning|fatal|trace): ?$/i.exec(before)?.[1]?.toLowerCase() ?? null
  if (template.level !== null && template.weight < STRONG && hit.from > 0 && !standsInFront(before)) return null
  if (signature.symptom) return 'symptom'
  const warned = /(?:^|[^A-Za-z])warning: (?:[^:\n]{0,40}: )?(error: )?$/i.exec(before)
  if (warned) return template.level === 'error' && warned[1] ? 'retried' : template.level === 'warning' || level ? 'warning' : 'cause'
  return template.level === 'warning' ? 'warning' : 'cause'
}

/** Nothing but the level and what wraps it stands between the beginning of the line and the message. */
const standsInFront = (before: string): boolean =>
  /(?:^|\n|[^\w.,;] )(?:(?:evaluation |worker )?(?:error|warning|trace|fatal|Error): ?)+(?:-{2,} \w{1,30} -{2,}[ \w-]{0,30})?'?$/.test(before)

function withCover(hits: readonly Judged[]): readonly Judged[] {
  return hits.map(hit => ({
    ...hit,
    covered: hits.some(
      other =>
        other.pattern.error !== hit.pattern.error &&
        other.weight > hit.weight &&
        other.from <= hit.from + 12 &&
        other.from >= hit.from - 12 &&
        other.to > hit.from,
    ),
  }))
}
