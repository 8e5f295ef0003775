/** A place in a text, counted from 1; columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** From offsets to lines and columns. Lines end with LF, CRLF or a lone CR, as editors count them. */
export class Lines {
  readonly #text: string
  /** Where each line begins. */
  readonly #starts: readonly number[]

  constructor(text: string) {
    this.#text = text
    const starts = [0]
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length)
    this.#starts = starts
  }

  position(offset: number): Position {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1, offset }
  }

  /** The text of a line, counted from 1, without its end. */
  text(line: number): string {
    const from = this.#starts[line - 1] ?? this.#text.length
    const to = this.#starts[line] ?? this.#text.length
    return this.#text.slice(from, to).replace(/[\r\n]+$/, '')
  }

  get count(): number {
    return this.#starts.length
  }
}
