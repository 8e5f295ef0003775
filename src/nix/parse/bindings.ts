import { Cursor, ENDS } from './cursor.ts'
import type { Lexeme } from './tokens.ts'

const ATTRIBUTE = new Set(['id', 'or', '"', '${'])

/** The parts of the grammar around names: attribute paths with their strings, and the statements of sets and `let`. */
export abstract class Bindings extends Cursor {
  /** Where the last argument of the last call begins: with a `;` missing in front it is the next name. */
  protected argument = -1

  protected abstract expression(): void

  protected bindings(open: Lexeme): void {
    for (;;) {
      const start = this.at
      if (this.is('inherit')) this.#inherit()
      else if (ATTRIBUTE.has(this.type)) {
        this.path()
        if (!this.#equals(open)) {
          this.at = start
          return
        }
        const equals = this.at - 1
        this.argument = -1
        this.expression()
        this.#endBinding(this.tokens[equals])
      } else if (this.is(';')) {
        // With a `}` too few in the file, it is the `}` in front of this one that is not there.
        if (open.type === '{' && (this.tokens[this.at - 1] === open || this.braces > 0)) return
        this.report(this.token, 'This `;` ends nothing.')
        this.take()
      } else return
    }
  }

  /** The `=` behind a name. @returns false when the names have ended: in a `let`, an expression follows. */
  #equals(open: Lexeme): boolean {
    const { type } = this
    if (type === ':' || type === '==') {
      this.report(this.token, `Between a name and its value stands \`=\`, not \`${type}\`.`)
    } else if (type !== '=') {
      if (open.type === 'let') return false
      this.unexpected('`=` behind the name')
    }
    this.take()
    return true
  }

  #inherit(): void {
    this.take()
    if (this.is('(')) this.parentheses()
    this.argument = -1
    while (ATTRIBUTE.has(this.type)) {
      this.argument = this.at
      this.attribute()
    }
    this.#endBinding()
  }

  /** The `;` behind a value. Without it, a call runs on into the next name. */
  #endBinding(equals?: Lexeme): void {
    const { type } = this
    if (type === ';') this.take()
    else if ((type === '=' || type === '.') && this.argument > 0 && !ENDS.has(this.peek().type)) {
      this.at = this.argument
      this.missing(';')
    } else if (type === '}' || type === 'in' || type === 'inherit') this.missing(';')
    else if (type === ',') {
      this.report(this.token, 'A statement in a set ends with `;`, not with a comma.')
      this.take()
    } else if (type === ')' || type === ']') {
      // The brackets further out know what to do with one of theirs.
      if (this.open.some(open => open.type === (type === ')' ? '(' : '['))) return
      if (!equals || !this.token.first) this.report(this.token, `This \`${type}\` closes nothing.`)
      else
        this.report(equals, `The \`${type}\` in line ${this.line(this.token)} closes nothing that begins after this.`)
      this.take()
      this.#endBinding()
    } else this.unexpected('`;`')
  }

  protected path(): void {
    this.attribute()
    while (this.is('.')) {
      this.take()
      this.attribute()
    }
  }

  protected attribute(): void {
    if (this.is('"')) this.string()
    else if (this.is('${')) this.interpolation()
    else if (ATTRIBUTE.has(this.type)) this.take()
    else this.unexpected('a name')
  }

  protected string(): void {
    const open = this.enter()
    this.parts()
    this.leave(open)
  }

  protected parts(): void {
    while (this.is('string') || this.is('${')) {
      if (this.is('string')) this.take()
      else this.interpolation()
    }
  }

  protected interpolation(): void {
    const open = this.enter()
    this.expression()
    this.leave(open)
  }

  protected parentheses(): void {
    const open = this.enter()
    this.expression()
    while (this.is(',')) {
      this.report(this.token, 'Arguments of a function stand one behind another, without parentheses and commas.')
      this.take()
      this.expression()
    }
    this.leave(open)
  }
}
