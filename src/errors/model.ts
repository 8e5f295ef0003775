/** One wording of an error, as one program prints it in some of its releases. It comes from the front matter of the error's page. */
export interface Signature {
  /** A template: see `parseTemplate`. */
  readonly text: string
  /** Who prints it; Nix when absent. */
  readonly by?: string
  /** The first and the last release of that program with this wording; open when absent. */
  readonly since?: string
  readonly until?: string
  readonly note?: string
  /** A second template that must fit elsewhere in the same text; placeholders of the same name must hold the same text. */
  readonly with?: string
  /** The line only says that something else has failed: any other error that fits goes first. */
  readonly symptom?: boolean
  /** Counts only in the output of a builder: the same words outside of Nix are another tool's own affair. */
  readonly in?: 'build-log'
}

/** The part of an error's page that the decoder needs. */
export interface KnownError {
  /** The name of its page. */
  readonly slug: string
  readonly title: string
  /** The path of its page from the site's root. */
  readonly url: string
  readonly signatures: readonly Signature[]
  /** Ids of the lint rules that would have caught it. */
  readonly rules: readonly string[]
}

export type Catalogue = readonly KnownError[]

/** One error that the text shows. */
export interface Match {
  /** The slug of the error. */
  readonly error: string
  readonly title: string
  /** How sure this is, above 0 and up to 1; never more than that of the match before it. */
  readonly score: number
  readonly url: string
  /** What stood in the place of the placeholders: text as it was pasted, on one line, never markup and not yet quoted for a shell. */
  readonly captures: Readonly<Record<string, string>>
  /** The line of the pasted text, from 1, and what it says without colours and prefixes. */
  readonly evidence: { readonly line: number; readonly text: string }
  readonly rules: readonly string[]
}

/** A place that the trace names: where Nix was when it failed. */
export interface Place {
  /** A path in the flake if it lies in the flake's copy in the store, else as printed. */
  readonly file: string
  readonly line?: number
  /** The option or the attribute that was being evaluated there. */
  readonly option?: string
  readonly attribute?: string
}

/** What a text says. */
export interface Decoded {
  readonly version: 1
  /** Root cause first; empty when the text is none of the known errors. */
  readonly matches: readonly Match[]
  /** Places in the reader's own files, the innermost first. */
  readonly where: readonly Place[]
}
