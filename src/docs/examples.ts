import type { Document, Listing, Target } from '../engine/model.ts'
import { DIALECTS, oneOf, PROFILES, release } from './config.ts'

/** What a fence claims: `bad` is reported, `good` is silent, `fixed` is what the fixes make of the `bad` before it. */
export type Verdict = 'bad' | 'good' | 'fixed'

/** One document of an example. */
export interface Fence extends Document {
  readonly verdict: Verdict
  /** The line of the opening fence, from 1. */
  readonly line: number
}

/** The checked code below one heading or paragraph: a `bad` with what the fix must produce, or a `good`. Several documents
    make one example when their fences follow one another with the same verdict and different paths. */
export interface Example {
  readonly title: string
  readonly verdict: 'bad' | 'good'
  readonly files: readonly Fence[]
  readonly fixed: readonly Fence[]
  readonly line: number
  /** What its first fence says that it is for. */
  readonly target: Target
  /** The files of its fences, when its first fence says `whole`: there are no others. */
  readonly listing: Listing | null
}

/** What examples are for that do not say it. The date is fixed, so that the same pages come out on every day. */
export const EXAMPLE_TARGET: Target = {
  release: '26.05',
  dialect: 'nix',
  profile: 'default',
  now: new Date('2026-11-21'),
}

/** Reads the fences ```` ```nix bad ````, ```` ```nix good ```` and ```` ```nix fixed ````, in column 0; everything else is prose.
    `path="modules/web.nix"` names the document, `flake.nix` if it says nothing; ```` ```json bad ```` is a `flake.lock`.
    The first fence of an example may say `target="26.11"`, `dialect="lix"`, `profile="airgap"` and `now="2027-01-31"`, and
    `whole` when the project has no other files; `untracked="a.nix b.nix"` names those that Git does not track.
    @throws when a fence is not closed, or a `fixed` has no `bad` before it */
export function parseExamples(markdown: string): readonly Example[] {
  const examples: (Growing & { readonly meta: string })[] = []
  for (const { title, fence, meta } of fencesOf(markdown)) {
    const last = examples.at(-1)
    const open = last?.title === title ? last : undefined
    if (fence.verdict === 'fixed') {
      if (open?.verdict !== 'bad') throw new Error(`Line ${fence.line}: this \`fixed\` has no \`bad\` before it.`)
      open.fixed.push(fence)
    } else if (open && joins(open, fence)) {
      open.files.push(fence)
    } else {
      examples.push({ title, verdict: fence.verdict, files: [fence], fixed: [], line: fence.line, meta })
    }
  }
  return examples.map(({ meta, ...example }) => ({
    ...example,
    target: targetIn(meta),
    listing: /\bwhole\b/.test(meta) ? listingIn(meta, example.files) : null,
  }))
}

interface Growing {
  readonly title: string
  readonly verdict: 'bad' | 'good'
  readonly files: Fence[]
  readonly fixed: Fence[]
  readonly line: number
}

function targetIn(meta: string): Target {
  const said = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(meta)?.[1]
  const { release: usual, dialect, profile, now } = EXAMPLE_TARGET
  return {
    release: release('target', said('target') ?? usual),
    dialect: oneOf('dialect', said('dialect') ?? dialect, DIALECTS),
    profile: oneOf('profile', said('profile') ?? profile, PROFILES),
    now: said('now') === undefined ? now : new Date(said('now')!),
  }
}

function listingIn(meta: string, files: readonly Fence[]): Listing {
  const untracked = /\buntracked="([^"]*)"/.exec(meta)?.[1]?.split(' ') ?? []
  return { folders: [''], skipped: [], paths: new Set(files.map(file => file.path)), untracked: new Set(untracked) }
}

function joins(open: Growing, fence: Fence): boolean {
  return open.verdict === fence.verdict && open.fixed.length === 0 && open.files.every(file => file.path !== fence.path)
}

function* fencesOf(markdown: string): Generator<{ title: string; fence: Fence; meta: string }> {
  const lines = markdown.split(/\r?\n/)
  let title = ''
  for (let at = 0; at < lines.length; at++) {
    const open = /^(`{3,})(\S*)(.*)$/.exec(lines[at]!)
    if (!open) {
      title = /^#+ (.*)/.exec(lines[at]!)?.[1] ?? title
      continue
    }
    const end = lines.indexOf(open[1]!, at + 1)
    if (end < 0) throw new Error(`Line ${at + 1}: this fence is not closed.`)
    const verdict = /\b(bad|good|fixed)\b/.exec(open[3]!.replace(/"[^"]*"/g, ''))?.[1] as Verdict | undefined
    if (verdict && (open[2] === 'nix' || open[2] === 'json')) {
      const path = /path="([^"]+)"/.exec(open[3]!)?.[1] ?? (open[2] === 'json' ? 'flake.lock' : 'flake.nix')
      const text = lines
        .slice(at + 1, end)
        .map(line => `${line}\n`)
        .join('')
      yield { title, fence: { verdict, path, text, line: at + 1 }, meta: open[3]! }
    }
    at = end
  }
}
