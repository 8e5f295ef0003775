import { cleanLines } from './clean.ts'

/** What a line is in the output of Nix.
    - `message`: text, among it every error message.
    - `frame`: a step of a trace (`… while evaluating the option …`).
    - `position`: where that step is (`at /etc/nixos/flake.nix:12:9:`).
    - `excerpt`: source code that Nix shows, which may quote error messages of its own.
    - `break`: a command that was typed, a fence, a note on traces: nothing that belongs to a message. */
export type LineKind = 'message' | 'frame' | 'position' | 'excerpt' | 'break'

export interface ShapedLine {
  readonly number: number
  readonly text: string
  readonly log: boolean
  readonly kind: LineKind
}

/** Cleans a pasted text and says of each line what it is. Blank lines are dropped. */
export const shapedLines = (text: string): readonly ShapedLine[] =>
  cleanLines(text)
    .filter(line => line.text !== '')
    .map(line => ({ ...line, kind: kindOf(line.text) }))

/** What a cleaned line is. */
export function kindOf(line: string): LineKind {
  return KINDS.find(({ pattern }) => pattern.test(line))?.kind ?? 'message'
}

const KINDS: readonly { readonly kind: LineKind; readonly pattern: RegExp }[] = [
  // `   12|   foo = bar;` and the line with the caret below it.
  { kind: 'excerpt', pattern: /^\s{0,24}\d{0,6}\s?\|(?:\s|$|[^|])/ },
  { kind: 'position', pattern: /^\s{0,40}at(?: (?:\/|«|\(|<|\.{0,2}\/|[\w.-]{1,80}\/|[\w.-]{1,80}:\d)|: \()/ },
  { kind: 'position', pattern: /^\s{0,40}whose name attribute is located at / },
  // Since Nix 2.4 a frame begins with `…`; before, a trace is made of sentences that begin with `while`.
  { kind: 'frame', pattern: /^\s{0,40}(?:error: )?(?:…|\.\.\.) (?=[a-z])/ },
  {
    kind: 'frame',
    pattern: /^\s{0,40}(?:error: )?while (?:evaluating|calling|instantiating|building|querying|fetching|updating) /,
  },
  { kind: 'break', pattern: /^\s{0,40}\((?:stack trace truncated|use '?--show-trace)/ },
  { kind: 'break', pattern: /^\s{0,8}(?:`{3,}|~{3,})/ },
  {
    kind: 'break',
    pattern:
      /^(?:\[[^\]\n]{1,120}\][$#%]|[\w.-]{1,64}@[\w.-]{1,64}[: ][^$#%\n]{0,120}[$#%]|[$❯➜λ∵%]|nix-repl>|PS [A-Z]:\\[^>\n]{0,120}>) /,
  },
]
