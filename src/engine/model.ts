import type { Field, Kind } from './kinds.ts'
import type { SyntaxTree } from './tree.ts'

/** A half-open span of one text, in UTF-16 code units: `0 ≤ from ≤ to ≤ text.length`. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** One replacement: `from === to` inserts, `insert === ''` deletes. It is a CodeMirror change as it stands. */
export interface Edit extends Range {
  readonly insert: string
}

/** `safe`: the text could not evaluate before, or every value and every comment is kept. Anything less is `suggested`. */
export type Safety = 'safe' | 'suggested'

/** `error`: it fails, loses data or leaks a secret. `warning`: it works, but is wrong or soon gone. `hint`: an expert differs. */
export type Severity = 'error' | 'warning' | 'hint'

/** Edits by document path, applied all or none: sorted, disjoint, never empty, and after them each document still parses. */
export interface Fix {
  readonly title: string
  readonly safety: Safety
  readonly edits: Readonly<Record<string, readonly Edit[]>>
}

/** What a rule yields: one problem in the document being checked. The engine adds the rule and its severity. */
export interface Finding extends Range {
  readonly message: string
  readonly fixes?: readonly Fix[]
}

/** One problem at one place: the smallest text a reader must look at, never empty unless the document is. */
export interface Diagnostic extends Range {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly fixes: readonly Fix[]
}

/** All that is known of one text, by position. Plain data: it survives JSON and a worker. Offsets mean nothing
    without their text, so it carries the text, and whoever holds a newer text drops it. */
export interface Report {
  readonly path: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  /** How many diagnostics a comment in the text has suppressed. */
  readonly suppressed: number
}

/** A punctuation mark or keyword: what the grammar does not name. */
export interface Token extends Range {
  readonly text: string
}

/** A named node of a syntax tree. Broken input has nodes of kind `ERROR` (text that fits nowhere) and `MISSING` (a token
    that is not there, of zero width). Valid as long as its document is; the same node is always the same object. */
export interface Node<K extends Kind = Kind> extends Range {
  readonly type: K
  readonly text: string
  /** There is an `ERROR` or a `MISSING` node at or below this one. */
  readonly hasError: boolean
  /** The token that a `MISSING` node stands for. */
  readonly missing: string | null
  readonly parent: Node | null
  /** Named children, comments included. */
  readonly children: readonly Node[]
  /** The punctuation and keywords directly below this node. */
  readonly tokens: readonly Token[]
  /** The first named child in that field of the grammar. */
  field(name: Field): Node | null
  fields(name: Field): readonly Node[]
}

/** One document as it was handed in: `path` is relative to the project's root, with `/`. */
export interface Document {
  readonly path: string
  readonly text: string
}

/** One parsed document. Parsing never fails. A `flake.lock` has a childless root of kind `lock_document`. */
export interface SourceFile extends Document {
  readonly tree: SyntaxTree
  readonly root: Node
}

/** What the reader builds for: where the rules differ, these decide. */
export interface Target {
  /** The NixOS release to be right for, such as `26.05`. */
  readonly release: string
  /** Nobody chose the release: what the project itself pins may be older, and then counts. */
  readonly isDefault?: boolean
  readonly dialect: 'nix' | 'lix' | 'determinate'
  readonly profile: 'default' | 'airgap'
  /** Today, handed in, so that a report can be made again. */
  readonly now: Date
}

/** Which files there are, whatever their kind, so that a rule can tell a missing one from one that was not handed in.
    Paths are those of documents. */
export interface Listing {
  /** The folders that were looked through; the empty path is all. */
  readonly folders: readonly string[]
  /** Folders below them that were left out. */
  readonly skipped: readonly string[]
  readonly paths: ReadonlySet<string>
  /** Those of `paths` that Git does not track, so that a flake does not see them. */
  readonly untracked: ReadonlySet<string>
}

/** The documents linted together: flake.nix, flake.lock, modules. Models of them are derived on demand, once, by `src/nix`. */
export interface Project {
  readonly files: ReadonlyMap<string, SourceFile>
  readonly target: Target
  /** Null when single documents were handed in, as from a paste. */
  readonly listing: Listing | null
}

export type Family =
  | 'syntax'
  | 'flake'
  | 'ref'
  | 'output'
  | 'overlay'
  | 'pure'
  | 'module'
  | 'option'
  | 'pkg'
  | 'secret'
  | 'iso'
  | 'airgap'
  | 'lock'
  | 'lix'
  | 'style'

/** A rule is a value. `check` is pure: no state, no input or output, no throw on any input.
    To look at a document as a whole, a rule is `on: ['source_code']` or `['lock_document']` and asks `src/nix` for a model. */
export interface Rule<K extends Kind = Kind> {
  /** The name of the file, of the page and of the fixture; never reused. It names the pattern found, not the cure. */
  readonly id: string
  readonly family: Family
  /** A noun phrase, for lists and titles; may hold `code`. */
  readonly summary: string
  readonly severity: Severity
  /** The best safety any of its fixes has; a single finding may offer less. */
  readonly fix: Safety | 'none'
  /** The release that began to behave as the page says, and the one that stopped: `Nix 2.30`, `NixOS 26.11`. Absent: always. */
  readonly since?: string
  readonly until?: string
  /** What else must be at hand for the rule to speak. */
  readonly needs?: readonly ('lock' | 'project' | 'releases')[]
  /** What Nix prints when the rule is broken, word for word, names replaced by `…`. Feeds the search and the decoder. */
  readonly errors?: readonly string[]
  readonly related?: readonly string[]
  /** Names without which it has nothing to say: it is not asked about a document that holds none of them as a word. */
  readonly words?: readonly string[]
  /** The one dialect that it is about. */
  readonly dialect?: Target['dialect']
  /** Node kinds to be called for, typed from the grammar. */
  readonly on: readonly K[]
  check(node: Node<K>, file: SourceFile, project: Project): Iterable<Finding>
}

/** Identity; it only infers `K` from `on`, so that `check` gets a precise node. */
export const defineRule = <const K extends Kind>(rule: Rule<K>): Rule => rule as unknown as Rule
