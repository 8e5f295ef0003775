/** All that the command sees of the world besides the disk. */
export interface Io {
  readonly argv: readonly string[]
  /** Where relative paths begin. */
  readonly cwd: string
  readonly now: Date
  /** Standard output is a terminal that shows colour. */
  readonly colour: boolean
  /** Standard error is a terminal, where a line can be written over. */
  readonly progress: boolean
  /** How wide the terminal is. */
  readonly columns: number
  stdin(): Promise<Uint8Array>
  stdout(text: string): void
  stderr(text: string): void
}

/** The command cannot do what it was asked to: the message says what was expected, what was found and what to do. Exit code 2. */
export class UsageError extends Error {}
