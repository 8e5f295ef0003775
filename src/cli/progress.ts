import type { Io } from './io.ts'

/** Milliseconds before the first word, and between two. */
const AFTER = 1000
const EVERY = 100

/** How far a long run is, said on one line of a terminal that the next word covers. */
export interface Progress {
  /** @param done how many of `all` */
  tell(what: string, done: number, all: number): void
  /** Leaves the line empty. */
  end(): void
}

/** Nothing is said of short runs, nor where standard error is no terminal.
    @param clock milliseconds since some moment */
export function progressOn(io: Io, clock: () => number = () => performance.now()): Progress {
  let next = clock() + AFTER
  let isShown = false
  return {
    tell(what, done, all) {
      if (!io.progress || clock() < next) return
      next = clock() + EVERY
      isShown = true
      io.stderr(`\r\x1b[K${what}: ${done} of ${all} files`)
    },
    end() {
      if (isShown) io.stderr('\r\x1b[K')
      isShown = false
    },
  }
}
