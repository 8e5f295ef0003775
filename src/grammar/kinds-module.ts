/** An entry of tree-sitter's node-types.json, as far as it is used here. */
export interface NodeType {
  readonly type: string
  /** False for punctuation and keywords. */
  readonly named: boolean
  readonly fields?: Readonly<Record<string, unknown>>
  /** Set for a name of a choice, which is never a node of a tree. */
  readonly subtypes?: readonly unknown[]
}

/** The kinds that the engine adds to the grammar's. */
const OWN_KINDS = ['ERROR', 'MISSING', 'lock_document']

/** The text of `src/engine/kinds.ts` for a grammar with these node types. */
export function kindsModule(types: readonly NodeType[]): string {
  const kinds = types.filter(({ named, subtypes }) => named && !subtypes).map(({ type }) => type)
  const fields = types.flatMap(type => Object.keys(type.fields ?? {}))
  return `// Generated from src/grammar/node-types.json by npm run grammar. Do not edit.

/** What a node can be: the grammar's names, \`ERROR\` for text that fits nowhere, \`MISSING\` for a token that is not
    there, and \`lock_document\` for the childless root of a flake.lock. */
export type Kind =
${union([...kinds, ...OWN_KINDS])}

/** The grammar's names for the parts of a node. */
export type Field =
${union(fields)}
`
}

const union = (names: readonly string[]): string =>
  [...new Set(names)]
    .sort()
    .map(name => `  | '${name}'`)
    .join('\n')
