import type { Range } from '../../engine/model.ts'
import { type Lexeme, tokensOf } from './tokens.ts'

/** One place where a text is not Nix: the token that does not fit, or the one behind which something is missing. */
export interface Problem extends Range {
  readonly message: string
  /** What follows cannot be read: the bracket or string that is open, where the problem is that it does not end. */
  readonly open?: Lexeme
}

/** More would be repetition. */
const MAX_PROBLEMS = 10
/** Deeper than people write; the parser calls itself for each level. */
const MAX_DEPTH = 400

/** The first problems of a text, in its order; none when Nix 2.34 parses it. The grammar is that of its `parser.y`. Common
    mistakes are passed over as if they were right, so that what follows is read too. */
export function problemsOf(text: string): readonly Problem[] {
  const parser = new Parser(text)
  try {
    parser.file()
  } catch (stop) {
    if (stop !== STOP) throw stop
  }
  return parser.problems
}

const STOP = Symbol('what follows cannot be read')

const LEVELS: ReadonlyMap<string, number> = new Map(
  [
    ['->'],
    ['||'],
    ['&&'],
    ['==', '!='],
    ['<', '>', '<=', '>='],
    ['//'],
    ['!'],
    ['+', '-'],
    ['*', '/'],
    ['++'],
    ['?'],
    ['negate'],
  ].flatMap((operators, level) => operators.map(operator => [operator, level + 1] as const)),
)
const level = (operator: string): number => LEVELS.get(operator)!
const UNCHAINED = new Set([level('=='), level('<'), level('?')])

const SIMPLE = new Set(['id', 'int', 'float', '"', "''", 'path', 'hpath', 'spath', 'uri', '(', 'rec', '{', '['])
const ATTRIBUTE = new Set(['id', 'or', '"', '${'])
const HEADS = new Set(['if', 'let', 'with', 'assert'])
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['${', '}'],
  ['[', ']'],
  ['(', ')'],
  ['"', '"close'],
  ["''", "''close"],
  ['let', 'in'],
])

const BRACKETS = new Set(['}', ']', ')'])
const ENDS = new Set([...BRACKETS, ';', ',', '=', 'in', 'then', 'else', '"close', "''close", 'end'])

class Parser {
  readonly problems: Problem[] = []
  readonly #text: string
  readonly #tokens: readonly Lexeme[]
  #at = 0
  #depth = 0
  /** Where the last argument of the last call begins: with a `;` missing in front it is the next name. */
  #argument = -1
  readonly #open: Lexeme[] = []

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  file(): void {
    if (this.#type === 'end') this.#stop('The file holds no expression.')
    this.#expression()
    if (this.#type === '}' || this.#type === ']' || this.#type === ')')
      this.#stop(`This \`${this.#type}\` closes nothing: there is one too many.`)
    if (this.#type === 'in') this.#stop('This `in` belongs to no `let`.')
    if (this.#type === '=' || this.#type === ';')
      this.#stop(`\`${this.#type}\` does not fit here: the expression of the file has ended, or its \`{\` is missing.`)
    if (this.#type !== 'end') this.#unexpected('the end of the file')
  }

  #expression(): void {
    if (++this.#depth > MAX_DEPTH || this.#open.length > MAX_DEPTH) throw STOP
    const next = this.#peek().type
    if (this.#type === 'id' && (next === ':' || next === '@')) this.#function()
    else if (this.#type === '{' && this.#isPattern()) this.#function()
    else if (this.#type === 'assert' || this.#type === 'with') {
      this.#head()
    } else if (this.#type === 'let' && next !== '{') this.#let()
    else if (this.#type === 'if') this.#if()
    else {
      this.#operation(0)
      while (this.#type === '|>' || this.#type === '<|') {
        this.#take()
        this.#operation(0)
      }
    }
    this.#depth--
  }

  /** `with x; …` and `assert x; …`. Without the `;`, the call runs on into the expression behind it. */
  #head(): void {
    const { type } = this.#take()
    this.#argument = -1
    this.#expression()
    const next = this.#type === ';' ? this.#peek().type : this.#type
    if (this.#argument > 0 && (this.#type !== ';' || ENDS.has(next))) {
      this.#at = this.#argument
      this.#missing(';', `which ends the \`${type}\``)
    } else this.#expect(';', `which ends the \`${type}\``)
    this.#expression()
  }

  #let(): void {
    const open = this.#enter()
    this.#bindings(open)
    this.#leave(open)
    this.#expression()
  }

  #if(): void {
    this.#take()
    this.#expression()
    this.#expect('then', 'which an `if` always has')
    this.#expression()
    this.#expect('else', 'which an `if` always has')
    this.#expression()
  }

  /** `x: …`, `{ … }: …`, `x@{ … }: …`, `{ … }@x: …` */
  #function(): void {
    if (this.#type === 'id') {
      this.#take()
      if (this.#type === '@') {
        this.#take()
        this.#pattern()
      }
    } else {
      this.#pattern()
      if (this.#type === '@') {
        this.#take()
        if (this.#type === 'id') this.#take()
        else this.#unexpected('a name')
      }
    }
    if (this.#type === ':') this.#take()
    else this.#missing(':', 'which ends the arguments of a function')
    this.#expression()
  }

  #pattern(): void {
    if (this.#type !== '{') this.#unexpected('`{`')
    const open = this.#enter()
    while (this.#type !== '}') {
      if (this.#type === '...') {
        this.#take()
        if (this.#type === ',') {
          this.#report(this.#token, 'No comma and no argument may follow `...`.')
          while (this.#type === ',' || this.#type === 'id') this.#take()
        }
        break
      }
      if (this.#type !== 'id') this.#unexpected('the name of an argument')
      this.#take()
      if (this.#type === '?') {
        this.#take()
        this.#expression()
      }
      if (this.#type === ',') this.#take()
      else if (this.#type === 'id' || this.#type === '...') this.#missing(',', 'which separates the arguments of a function')
      else if (this.#type !== '}') break
    }
    this.#leave(open)
  }

  #operation(min: number): void {
    if (this.#type === '!' || this.#type === '-') this.#operation(level(this.#take().type === '!' ? '!' : 'negate'))
    else this.#call()
    let before = 0
    for (;;) {
      const operator = this.#type
      const here = LEVELS.get(operator)
      if (here === undefined || operator === '!' || here < min) return
      if (UNCHAINED.has(here) && here === before) this.#stop(`\`${operator}\` cannot follow another one without parentheses.`)
      before = here
      this.#take()
      if (operator === '?') this.#path()
      else this.#operation(here + 1)
    }
  }

  #call(): void {
    this.#select()
    while (this.#beginsSimple) {
      const argument = this.#at
      if (this.#beginsFunction) this.#bare('A function that is an argument')
      else this.#select()
      this.#argument = argument
    }
    if (this.#type === ':' && this.#tokens[this.#at - 1]!.type === 'id' && this.#argument === this.#at - 1) {
      this.#at--
      this.#bare('A function that is an argument')
    }
  }

  #select(): void {
    this.#simple()
    if (this.#type === '.') {
      this.#take()
      this.#path()
      if (this.#type === 'or') {
        this.#take()
        this.#select()
      }
    } else if (this.#type === 'or') this.#take()
  }

  #simple(): void {
    const { type } = this.#token
    if (type === '"' || type === "''") this.#string()
    else if (type === 'path' || type === 'hpath') this.#pathLiteral()
    else if (type === '[') this.#list()
    else if (type === '{') this.#set()
    else if (type === 'rec' || type === 'let') {
      this.#take()
      if (this.#token.type !== '{') this.#unexpected('`{`')
      this.#set()
    } else if (type === '(') {
      const open = this.#enter()
      this.#expression()
      while (this.#type === ',') {
        this.#report(this.#token, 'Arguments of a function stand one behind another, without parentheses and commas.')
        this.#take()
        this.#expression()
      }
      this.#leave(open)
    } else if (SIMPLE.has(type)) this.#take()
    else this.#unexpected('an expression')
  }

  #set(): void {
    const open = this.#enter()
    this.#bindings(open)
    this.#leave(open)
  }

  #list(): void {
    const open = this.#enter()
    while (this.#type !== ']') {
      if (this.#beginsFunction) this.#bare('A function in a list')
      else if (this.#beginsSimple) this.#select()
      else if (HEADS.has(this.#type)) this.#bare(`\`${this.#type}\` in a list`)
      else if (this.#type === ',') {
        this.#report(this.#token, 'The elements of a list stand one behind another, without commas.')
        this.#take()
      } else if (this.#type === ';' && !this.#endsStatement()) {
        this.#report(this.#token, 'The elements of a list stand one behind another, without `;`.')
        this.#take()
      } else if (LEVELS.has(this.#type)) {
        this.#report(this.#token, `In a list, an expression with \`${this.#type}\` needs parentheses around it.`)
        this.#take()
      } else break
    }
    this.#leave(open)
  }

  #string(): void {
    const open = this.#enter()
    while (this.#type === 'string' || this.#type === '${') {
      if (this.#type === 'string') this.#take()
      else this.#interpolation()
    }
    this.#leave(open)
  }

  #interpolation(): void {
    const open = this.#enter()
    this.#expression()
    this.#leave(open)
  }

  #pathLiteral(): void {
    this.#take()
    while (this.#type === 'string' || this.#type === '${') {
      if (this.#type === 'string') this.#take()
      else this.#interpolation()
    }
    if (this.#type === 'slash') this.#report(this.#token, 'A path must not end with a slash.')
    this.#take()
  }

  #path(): void {
    this.#attribute()
    while (this.#type === '.') {
      this.#take()
      this.#attribute()
    }
  }

  #attribute(): void {
    if (this.#type === '"') this.#string()
    else if (this.#type === '${') this.#interpolation()
    else if (ATTRIBUTE.has(this.#type)) this.#take()
    else this.#unexpected('a name')
  }

  #bindings(open: Lexeme): void {
    for (;;) {
      const start = this.#at
      if (this.#type === 'inherit') this.#inherit()
      else if (ATTRIBUTE.has(this.#type)) {
        this.#path()
        if (!this.#equals(open)) {
          this.#at = start
          return
        }
        this.#argument = -1
        this.#expression()
        this.#endBinding()
      } else if (this.#type === ';') {
        // With a `}` too few in the file, it is the `}` in front of this one that is not there.
        if (open.type === '{' && (this.#tokens[this.#at - 1] === open || this.#braces > 0)) return
        this.#report(this.#token, 'This `;` ends nothing.')
        this.#take()
      } else return
    }
  }

  /** The `=` behind a name. @returns false when the names have ended: in a `let`, an expression follows. */
  #equals(open: Lexeme): boolean {
    const { type } = this.#token
    if (type === '=') this.#take()
    else if (type === ':' || type === '==' || type === ':=') {
      this.#report(this.#token, `Between a name and its value stands \`=\`, not \`${type}\`.`)
      this.#take()
    } else if (open.type === 'let') return false
    else this.#unexpected('`=` behind the name')
    return true
  }

  #inherit(): void {
    this.#take()
    if (this.#type === '(') {
      const open = this.#enter()
      this.#expression()
      this.#leave(open)
    }
    this.#argument = -1
    while (ATTRIBUTE.has(this.#type)) {
      this.#argument = this.#at
      this.#attribute()
    }
    this.#endBinding()
  }

  /** The `;` behind a value. Without it, a call runs on into the next name. */
  #endBinding(): void {
    for (;;) {
      const { type } = this.#token
      if (type === ';') this.#take()
      else if ((type === '=' || type === '.') && this.#argument > 0) {
        this.#at = this.#argument
        this.#missing(';')
      } else if (type === '}' || type === 'in' || type === 'inherit') this.#missing(';')
      else if (type === ',') {
        this.#report(this.#token, 'Statements of a set end with `;`, not with a comma.')
        this.#take()
      } else if (type === ')' || type === ']') {
        this.#extra()
        continue
      } else this.#unexpected('`;`')
      return
    }
  }

  /** A closing bracket that fits none that is open, or one further out. */
  #extra(): void {
    const { type } = this.#token
    if (this.#open.some(open => CLOSING.get(open.type) === type)) this.#leave(this.#open.at(-1)!)
    else {
      this.#report(this.#token, `This \`${type}\` closes nothing.`)
      this.#take()
    }
  }

  /** Something that may stand alone or in parentheses, but stands among others. */
  #bare(what: string): void {
    this.#report(this.#token, `${what} needs parentheses around it.`)
    this.#expression()
  }

  /** What follows the `;` is a statement or an end, not a further element. */
  #endsStatement(): boolean {
    const after = this.#peek()
    if (after.type === '}' || after.type === 'in' || after.type === 'inherit' || after.type === 'end') return true
    for (let ahead = 1; ; ahead++) {
      const { type } = this.#peek(ahead)
      if (type === '=') return true
      if (type !== 'id' && type !== '.' && type !== 'string' && type !== '"' && type !== '"close') return false
    }
  }

  /** The `{` here begins the arguments of a function. */
  #isPattern(): boolean {
    const [one, two] = [this.#peek().type, this.#peek(2).type]
    if (one === '...' || (one === 'id' && (two === ',' || two === '?' || two === '}'))) return true
    let depth = 0
    for (let at = this.#at; at < this.#tokens.length; at++) {
      const { type } = this.#tokens[at]!
      if (type === '{' || type === '${') depth++
      if (type === ';') return false
      if (type === '}' && --depth === 0) return [':', '@'].includes(this.#tokens[at + 1]!.type)
    }
    return false
  }

  get #beginsSimple(): boolean {
    return SIMPLE.has(this.#type) || (this.#type === 'let' && this.#peek().type === '{')
  }

  get #beginsFunction(): boolean {
    return this.#type === '{' ? this.#isPattern() : this.#type === 'id' && this.#peek().type === ':'
  }

  get #token(): Lexeme {
    return this.#tokens[this.#at]!
  }

  get #type(): string {
    return this.#token.type
  }

  #peek(ahead = 1): Lexeme {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!
  }

  #take(): Lexeme {
    const token = this.#token
    if (this.#at < this.#tokens.length - 1) this.#at++
    return token
  }

  #enter(): Lexeme {
    if (this.#open.length > MAX_DEPTH) throw STOP
    this.#open.push(this.#token)
    return this.#take()
  }

  /** Closes what is open, or says that it stays open and goes on behind it. */
  #leave(open: Lexeme): void {
    const close = CLOSING.get(open.type)!
    this.#open.pop()
    if (this.#type === close) {
      this.#take()
      return
    }
    if (this.#type === 'end') this.#stop(`This \`${open.type}\` is never closed.`, open, open)
    if (open.type === 'let') {
      this.#missing('in', `which ends the names of the \`let\` in line ${this.#line(open)}`)
      return
    }
    if (!ENDS.has(this.#type)) this.#unexpected(open.type === '{' ? 'a name or `}`' : `\`${close}\``)
    const where = `the \`${open.type}\` in line ${this.#line(open)} is open`
    if (BRACKETS.has(this.#type) && this.#isClosedBy(open)) {
      this.#report(this.#token, `\`${close}\` is needed here, not \`${this.#type}\`: ${where}.`, open)
      this.#take()
      return
    }
    this.#report(this.#token, `\`${close}\` is missing before this: ${where}.`, open)
    if (this.#type !== ';' && this.#open.every(outer => CLOSING.get(outer.type) !== this.#type)) throw STOP
  }

  /** The bracket here is of another kind, but it stands where the one for `open` would: nothing further out waits for it, or
      its line begins as far to the left as the line of `open`. */
  #isClosedBy(open: Lexeme): boolean {
    const outer = this.#open.findLast(other => CLOSING.get(other.type) === this.#type)
    if (!outer) return true
    const [here, inner, far] = [this.#token, open, outer].map(token => this.#indent(token))
    return here === inner && inner !== far && this.#line(open) !== this.#line(this.#token)
  }

  #expect(type: string, which: string): void {
    if (this.#type === type) this.#take()
    else {
      this.#missing(type, which)
      if (ENDS.has(this.#type)) throw STOP
    }
  }

  /** Says that a token is missing behind the last one, and goes on as if it were there. */
  #missing(what: string, which = ''): void {
    const before = this.#tokens[this.#at - 1]!
    const from = before.to > before.from ? before.from : Math.max(0, before.from - 1)
    this.#report({ from, to: Math.max(from + 1, before.to) }, `\`${what}\` is missing after this${which ? `, ${which}` : ''}.`)
  }

  #unexpected(expected: string): never {
    const token = this.#token
    if (token.type === 'end') {
      const open = this.#open.at(-1)
      if (open) this.#stop(`This \`${open.type}\` is never closed.`, open, open)
      this.#stop(`The file ends where ${expected} is expected.`)
    }
    const word = this.#text.slice(token.from, token.to)
    const known = token.type === 'invalid' || this.#text.startsWith('/*', token.from) ? this.#strange(token) : null
    if (known) this.#stop(known.message, known)
    this.#stop(`${shown(word)} does not fit here: ${expected} is expected.`)
  }

  /** A mark that Nix does not know, and what was meant by it. */
  #strange({ from, to }: Range): Problem | null {
    const rest = this.#text.slice(from, from + 200)
    const quoted = /^(?:'[^'\n]*'|[“”„«][^“”»\n]*[“”»]?|`[^`\n]*`)/.exec(rest)?.[0]
    if (quoted) return { from, to: from + quoted.length, message: 'A string stands between `"` and `"`, or between `\'\'` and `\'\'`.' }
    const name = /^\$\w[\w'-]*/.exec(rest)?.[0]
    if (name) return { from, to: from + name.length, message: `\`${name}\` is how a shell names a variable; Nix says \`${name.slice(1)}\`.` }
    if (rest.startsWith('/*')) return { from, to: to + 1, message: 'This `/*` is never closed.' }
    return null
  }

  #stop(message: string, at: Range = this.#token, open?: Lexeme): never {
    this.#report(at, message, open)
    throw STOP
  }

  #report({ from, to }: Range, message: string, open?: Lexeme): void {
    this.problems.push({ from, to, message, ...(open ? { open } : {}) })
    if (this.problems.length >= MAX_PROBLEMS) throw STOP
  }

  /** How many `{` more than `}` the text has. */
  get #braces(): number {
    return this.#tokens.reduce((sum, { type }) => sum + (type === '{' || type === '${' ? 1 : type === '}' ? -1 : 0), 0)
  }

  #line = ({ from }: Range): number => this.#text.slice(0, from).split('\n').length

  #indent({ from }: Range): number {
    const start = this.#text.lastIndexOf('\n', from - 1) + 1
    return /^[ \t]*/.exec(this.#text.slice(start, from))![0].length
  }
}

/** The offending text, in one line. */
const shown = (word: string): string => `\`${word.split('\n')[0]!.slice(0, 30)}\``
