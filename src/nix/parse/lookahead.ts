import type { Lexeme } from './tokens.ts'

// What stands ahead of a place in the tokens, where one token does not tell.

const typeAt = (tokens: readonly Lexeme[], at: number): string => tokens[Math.min(at, tokens.length - 1)]!.type

/** A function begins here: `x:`, or the `{` of its arguments. */
export function beginsFunction(tokens: readonly Lexeme[], at: number): boolean {
  const type = typeAt(tokens, at)
  return type === '{' ? isPattern(tokens, at) : type === 'id' && typeAt(tokens, at + 1) === ':'
}

/** The `{` here begins the arguments of a function, though they may be broken. */
export function isPattern(tokens: readonly Lexeme[], at: number): boolean {
  const [one, two] = [typeAt(tokens, at + 1), typeAt(tokens, at + 2)]
  if (one === '...' || (one === 'id' && (two === ',' || two === '?' || two === '}'))) return true
  let depth = 0
  for (let ahead = at; ahead < tokens.length; ahead++) {
    const type = typeAt(tokens, ahead)
    if (type === ';') return false
    if (type === '{' || type === '${') depth++
    if (type === '}' && --depth === 0) return [':', '@'].includes(typeAt(tokens, ahead + 1))
  }
  return false
}

/** What follows the `;` here is a statement or an end, not a further element of a list. */
export function endsStatement(tokens: readonly Lexeme[], at: number): boolean {
  if (['}', 'in', 'inherit', 'end'].includes(typeAt(tokens, at + 1))) return true
  let ahead = at + 1
  while (['id', '.', 'string', '"', '"close'].includes(typeAt(tokens, ahead))) ahead++
  return typeAt(tokens, ahead) === '='
}
