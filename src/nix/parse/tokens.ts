import type { Range } from '../../engine/model.ts'

// The tokens of Nix 2.34 as its `lexer.l` makes them: flex takes the longest match, and the first rule among equals.

/** A keyword or mark is its own type. `"` and `''` open a string, `"close` and `''close` close one. `slash` is a path that
    ends with a slash, `invalid` a character that begins nothing. */
export interface Lexeme extends Range {
  readonly type: string
  /** It stands first on its line. */
  readonly first: boolean
}

type Mode = 'code' | '"' | "''" | 'path' | 'path/'

/** All tokens of a text, white space and comments aside; the last one is `end`, of zero width. */
export function tokensOf(text: string): readonly Lexeme[] {
  const tokens: Lexeme[] = []
  const modes: Mode[] = ['code']
  let at = 0
  let first = true
  const push = (type: string, to: number): void => {
    tokens.push({ type, from: at, to, first })
    first = false
    at = to
  }
  for (;;) {
    const mode = modes.at(-1)!
    if (mode === 'code') {
      const gap = match(GAP, text, at)
      first ||= text.slice(at, at + gap).includes('\n')
      at += gap
      // Flex takes a zero byte for the end.
      if (at >= text.length || text[at] === '\0') break
      const { type, length } = longest(text, at)
      if (type === '{' || type === '${') modes.push('code')
      if (type === '}' && modes.length > 1) modes.pop()
      if (type === '"' || type === "''") modes.push(type)
      if (type === 'path' || type === 'hpath') modes.push(text[at + length - 1] === '/' ? 'path/' : 'path')
      push(type, at + length)
      continue
    }
    if (mode === 'path' || mode === 'path/') {
      const length = match(PATH_PART, text, at)
      if (text.startsWith('${', at)) {
        modes.splice(-1, 1, 'path', 'code')
        push('${', at + 2)
      } else if (length > 0) {
        modes.splice(-1, 1, text[at + length - 1] === '/' ? 'path/' : 'path')
        push('string', at + length)
      } else {
        modes.pop()
        if (mode === 'path/') tokens.push({ type: 'slash', from: at - 1, to: at, first: false })
        else push('path end', at)
      }
      continue
    }
    const to = mode === '"' ? stringEnd(text, at) : indentedEnd(text, at)
    if (to > at) push('string', to)
    if (at >= text.length) break
    if (text[at] === '$') {
      modes.push('code')
      push('${', at + 2)
    } else {
      modes.pop()
      push(`${mode}close`, at + mode.length)
    }
  }
  tokens.push({ type: 'end', from: text.length, to: text.length, first })
  return tokens
}

const GAP = /(?:[ \t\r\n]+|#[^\r\n]*|\/\*[\s\S]*?\*\/)*/y
const PATH_PART = /[\w.+/-]+/y

const KEYWORDS = new Set(['if', 'then', 'else', 'assert', 'with', 'let', 'in', 'rec', 'inherit', 'or'])

const RULES: readonly (readonly [string, RegExp])[] = [
  ['id', /[a-zA-Z_][\w'-]*/y],
  ['int', /[0-9]+/y],
  ['float', /(?:[1-9][0-9]*\.[0-9]*|0?\.[0-9]+)(?:[Ee][+-]?[0-9]+)?/y],
  ['path', /[\w.+-]*(?:\/[\w.+-]+)+\/?|[\w.+-]*\/(?=\$\{)/y],
  ['hpath', /~(?:\/[\w.+-]+)+\/?|~\/(?=\$\{)/y],
  ['', /\.\.\.|==|!=|<=|>=|&&|\|\||->|\/\/|\+\+|<\||\|>|\$\{|''|[{}()[\]:;,.=<>@?!+*/"-]/y],
  ['spath', /<[\w.+-]+(?:\/[\w.+-]+)*>/y],
  ['uri', /[a-zA-Z][a-zA-Z0-9+.-]*:[\w%/?:@&=+$,.!~*'-]+/y],
]

/** `''` and the line break behind it are one token to flex; here the break belongs to the string. */
function longest(text: string, at: number): { readonly type: string; readonly length: number } {
  let best = { type: 'invalid', length: text.codePointAt(at)! > 0xffff ? 2 : 1 }
  let most = 0
  for (const [type, rule] of RULES) {
    const length = match(rule, text, at)
    if (length <= most) continue
    most = length
    const word = text.slice(at, at + length)
    best = { type: type === '' || (type === 'id' && KEYWORDS.has(word)) ? word : type, length }
  }
  return best
}

function match(rule: RegExp, text: string, at: number): number {
  rule.lastIndex = at
  return rule.exec(text)?.[0].length ?? 0
}

/** Where the plain part of a `"` string ends: at `"`, at `${` or at the end of the text. */
function stringEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '"' && !text.startsWith('${', at)) {
    if (text[at] === '\\') at += 2
    else if (text[at] === '$') at += text[at + 1] === '\\' ? 3 : text[at + 1] === '"' ? 1 : 2
    else at++
  }
  return Math.min(at, text.length)
}

/** The same for a `''` string, which ends at a `''` that no `$`, `'` or `\` follows. */
function indentedEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !text.startsWith('${', at)) {
    if (text.startsWith("''", at)) {
      if (!/['$\\]/.test(text[at + 2] ?? '')) return at
      at += text[at + 2] === '\\' ? 4 : 3
    } else if (text[at] === "'") at += /['$]/.test(text[at + 1] ?? '') ? 1 : 2
    else if (text[at] === '$') at += text[at + 1] === "'" ? 1 : 2
    else at++
  }
  return Math.min(at, text.length)
}
