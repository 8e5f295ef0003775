import { Bindings } from './bindings.ts'
import { ENDS, MAX_DEPTH, type Problem, STOP } from './cursor.ts'
import { beginsFunction, endsStatement, isPattern } from './lookahead.ts'
import type { Lexeme } from './tokens.ts'

/** What the parser has to say of a text, and the tokens it saw. */
export interface Parsed {
  /** In the order of the text; none when Nix 2.34 parses it. */
  readonly problems: readonly Problem[]
  readonly tokens: readonly Lexeme[]
  /** The token at which it gave up without a word, because the text is nested too deep; null otherwise. */
  readonly lost: Lexeme | null
}

/** Parses a text by the grammar of Nix's `parser.y`. Common mistakes are passed over as if they were right, so that what
    follows is read too. */
export function parseStrictly(text: string): Parsed {
  const parser = new Parser(text)
  try {
    parser.file()
  } catch (stop) {
    if (stop !== STOP) throw stop
    if (parser.problems.length === 0) return { problems: [], tokens: parser.tokens, lost: parser.token }
  }
  return { problems: parser.problems, tokens: parser.tokens, lost: null }
}

const OPERATORS = ['->', '||', '&&', '== !=', '< > <= >=', '//', '!', '+ -', '* /', '++', '?']
const LEVELS: ReadonlyMap<string, number> = new Map(
  OPERATORS.flatMap((operators, level) => operators.split(' ').map(operator => [operator, level + 1] as const)),
)
const UNCHAINED = new Set(['==', '<', '?'].map(operator => LEVELS.get(operator)))

const SIMPLE = new Set(['id', 'int', 'float', '"', "''", 'path', 'hpath', 'spath', 'uri', '(', 'rec', '{', '['])
const HEADS = new Set(['if', 'let', 'with', 'assert'])

class Parser extends Bindings {
  #depth = 0

  file(): void {
    if (this.is('end')) this.#empty()
    this.expression()
    const { type } = this
    if (type === '}' || type === ']' || type === ')')
      this.stop(`This \`${type}\` closes nothing.`, this.token, this.token)
    if (type === 'in') this.stop('This `in` belongs to no `let`.')
    if (type === '=' || type === ';') {
      const message = `\`${type}\` does not fit here: the expression of the file has ended, or its \`{\` is missing.`
      this.stop(message, this.token, this.token)
    }
    if (type !== 'end') this.unexpected('the end of the file')
  }

  #empty(): never {
    const end = Math.max(1, this.text.trimEnd().length)
    this.stop('The file holds no expression.', { from: end - 1, to: Math.min(end, this.text.length) })
  }

  protected expression(): void {
    if (++this.#depth > MAX_DEPTH) throw STOP
    const next = this.peek().type
    if (this.is('id') ? next === ':' || next === '@' : this.is('{') && isPattern(this.tokens, this.at)) this.#function()
    else if (this.is('assert') || this.is('with')) this.#head()
    else if (this.is('let') && next !== '{') this.#let()
    else if (this.is('if')) this.#if()
    else {
      this.#operation(0)
      while (this.is('|>') || this.is('<|')) {
        this.take()
        this.#operation(0)
      }
    }
    this.#depth--
  }

  /** `with x; …` and `assert x; …`. Without the `;`, the call runs on into the expression behind it. */
  #head(): void {
    const which = `which ends the \`${this.take().type}\``
    this.argument = -1
    this.expression()
    const isLate = !this.is(';') || ENDS.has(this.peek().type) || endsStatement(this.tokens, this.at)
    if (isLate && this.argument > 0) {
      this.at = this.argument
      this.missing(';', which)
    } else this.expect(';', which)
    this.expression()
  }

  #let(): void {
    const open = this.enter()
    this.bindings(open)
    this.leave(open)
    this.expression()
  }

  #if(): void {
    this.take()
    this.expression()
    this.expect('then', 'which an `if` always has')
    this.expression()
    this.expect('else', 'which an `if` always has')
    this.expression()
  }

  /** `x: …`, `{ … }: …`, `x@{ … }: …`, `{ … }@x: …` */
  #function(): void {
    if (this.is('id')) {
      this.take()
      if (this.is('@')) {
        this.take()
        this.#pattern()
      }
    } else {
      this.#pattern()
      if (this.is('@')) {
        this.take()
        if (!this.is('id')) this.unexpected('a name')
        this.take()
      }
    }
    if (this.is(':')) this.take()
    else this.missing(':', 'which ends the arguments of a function')
    this.expression()
  }

  #pattern(): void {
    if (!this.is('{')) this.unexpected('`{`')
    const open = this.enter()
    while (!this.is('}') && !this.is('...')) {
      if (!this.is('id')) this.unexpected('the name of an argument')
      this.take()
      if (this.is('?')) {
        this.take()
        this.expression()
      }
      if (this.is(',')) this.take()
      else if (this.is('id') || this.is('...')) this.missing(',', 'which separates the arguments of a function')
      else if (ENDS.has(this.type)) break
      else this.unexpected('`,` or `}`')
    }
    if (this.is('...')) this.take()
    if (this.is(',')) {
      this.report(this.token, 'No comma and no argument may follow `...`.')
      while (this.is(',') || this.is('id')) this.take()
    }
    this.leave(open)
  }

  #operation(min: number): void {
    while (this.is('!') || this.is('-')) this.take()
    this.#call()
    let before = 0
    for (;;) {
      const operator = this.type
      const level = LEVELS.get(operator)
      if (level === undefined || operator === '!' || level < min) return
      if (UNCHAINED.has(level) && level === before)
        this.stop(`\`${operator}\` cannot follow another one without parentheses.`)
      before = level
      this.take()
      if (operator === '?') this.path()
      else this.#operation(level + 1)
    }
  }

  #call(): void {
    this.#select()
    while (this.#beginsSimple) {
      const argument = this.at
      if (beginsFunction(this.tokens, this.at)) this.#bare('A function that is an argument')
      else this.#select()
      this.argument = argument
    }
  }

  #select(): void {
    this.#simple()
    if (this.is('.')) {
      this.take()
      this.path()
      if (this.is('or')) {
        this.take()
        this.#select()
      }
    } else if (this.is('or')) this.take()
  }

  #simple(): void {
    const { type } = this
    if (type === '"' || type === "''") this.string()
    else if (type === 'path' || type === 'hpath') this.#pathLiteral()
    else if (type === '[') this.#list()
    else if (type === '{') this.#set()
    else if (type === '(') this.parentheses()
    else if (type === 'rec' || (type === 'let' && this.peek().type === '{')) {
      this.take()
      if (!this.is('{')) this.unexpected('`{`')
      this.#set()
    } else if (SIMPLE.has(type)) this.take()
    else this.unexpected('an expression')
  }

  #set(): void {
    const open = this.enter()
    this.bindings(open)
    this.leave(open)
  }

  #list(): void {
    const open = this.enter()
    while (!this.is(']')) {
      const { type } = this
      if (beginsFunction(this.tokens, this.at)) this.#bare('A function in a list')
      else if (this.#beginsSimple) this.#select()
      else if (HEADS.has(type)) this.#bare(`\`${type}\` in a list`)
      else if (type === ',' || (type === ';' && !endsStatement(this.tokens, this.at))) {
        this.report(this.token, `The elements of a list stand one behind another, without \`${type}\`.`)
        this.take()
      } else if (LEVELS.has(type)) {
        this.report(this.token, `In a list, an expression with \`${type}\` needs parentheses around it.`)
        this.take()
      } else break
    }
    this.leave(open)
  }

  #pathLiteral(): void {
    this.take()
    if (this.is('string') && this.peek().type !== '${')
      this.report(this.token, 'A path must not have two slashes in a row.')
    this.parts()
    if (this.is('slash')) this.report(this.token, 'A path must not end with a slash.')
    this.take()
  }

  /** Something that may stand alone or in parentheses, but stands among others. */
  #bare(what: string): void {
    this.report(this.token, `${what} needs parentheses around it.`)
    this.expression()
  }

  get #beginsSimple(): boolean {
    return SIMPLE.has(this.type) || (this.is('let') && this.peek().type === '{')
  }
}
