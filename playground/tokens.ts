import type { SourceFile } from '../src/engine/model.ts'

/** How a piece of text is coloured; the stylesheet has a class `fw-token-<name>` for each. */
export const TOKEN_CLASSES = [
  'comment',
  'string',
  'escape',
  'path',
  'number',
  'constant',
  'keyword',
  'operator',
  'property',
  'parameter',
  'builtin',
] as const
export type TokenClass = (typeof TOKEN_CLASSES)[number]

/** The coloured ranges of a document.
    @returns triples of `from`, `to` and an index into `TOKEN_CLASSES`: sorted, disjoint, never empty */
export const tokensOf = (file: SourceFile): Uint32Array<ArrayBuffer> =>
  file.root.type === 'lock_document' ? jsonTokens(file.text) : nixTokens(file)

function nixTokens(file: SourceFile): Uint32Array<ArrayBuffer> {
  const { count, kind, from, to, parent, after, names, text } = file.tree.data
  const nameOf = (index: number): string => (index < 0 ? '' : names[kind[index]!]!)
  const tokens: number[] = []
  for (let index = 0; index < count; index++) {
    const start = from[index]!
    const end = to[index]!
    if (after[index] !== index + 1 || start === end) continue
    const name = nameOf(index)
    const above = nameOf(parent[index]!)
    const found = name === 'identifier' ? identifier(above, text.slice(start, end)) : classOf(name, above)
    if (found) tokens.push(start, end, TOKEN_CLASSES.indexOf(found))
  }
  return Uint32Array.from(tokens)
}

const CLASS_OF: Readonly<Record<string, TokenClass>> = {
  comment: 'comment',
  string_fragment: 'string',
  '"': 'string',
  "''": 'string',
  escape_sequence: 'escape',
  dollar_escape: 'escape',
  '${': 'escape',
  path_fragment: 'path',
  path_expression: 'path',
  hpath_expression: 'path',
  spath_expression: 'path',
  uri_expression: 'path',
  integer_expression: 'number',
  float_expression: 'number',
  ellipses: 'operator',
}

const KEYWORDS = new Set(['let', 'in', 'if', 'then', 'else', 'with', 'rec', 'inherit', 'assert', 'or'])

function classOf(name: string, above: string): TokenClass | undefined {
  if (name === '}' && above === 'interpolation') return 'escape'
  if (KEYWORDS.has(name)) return 'keyword'
  if (above === 'binary_expression' || above === 'unary_expression' || above === 'has_attr_expression') {
    return CLASS_OF[name] ?? (/^[^\w\s]+$/.test(name) ? 'operator' : undefined)
  }
  return Object.hasOwn(CLASS_OF, name) ? CLASS_OF[name] : undefined
}

const CONSTANTS = new Set(['true', 'false', 'null'])
/** The functions that need no `builtins.` in front, by the Nix manual's chapter on built-ins. */
const BUILTINS = new Set(
  (
    'abort baseNameOf break builtins derivation derivationStrict dirOf fetchGit fetchMercurial fetchTarball fetchTree ' +
    'fromTOML import isNull map placeholder removeAttrs scopedImport throw toString'
  ).split(' '),
)

function identifier(above: string, text: string): TokenClass | undefined {
  if (above === 'attrpath' || above === 'inherited_attrs') return 'property'
  if (above === 'formal' || above === 'function_expression' || above === 'formals') return 'parameter'
  if (above !== 'variable_expression') return undefined
  if (CONSTANTS.has(text)) return 'constant'
  return BUILTINS.has(text) ? 'builtin' : undefined
}

const JSON_TOKEN = /"(?:[^"\\\n]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g

/** A lock file is JSON, which is regular enough to be coloured without a parser. */
function jsonTokens(text: string): Uint32Array<ArrayBuffer> {
  const tokens: number[] = []
  for (const { 0: match, 1: colon, index } of text.matchAll(JSON_TOKEN)) {
    const quoted = match.startsWith('"')
    const name: TokenClass = quoted ? (colon ? 'property' : 'string') : /\d/.test(match) ? 'number' : 'constant'
    tokens.push(index, index + match.length - (colon?.length ?? 0), TOKEN_CLASSES.indexOf(name))
  }
  return Uint32Array.from(tokens)
}
