import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Range, SourceFile } from '../engine/model.ts'
import { perFile } from './memo.ts'

/** What a `flake.lock` says, with the place of everything in the text. */
export interface Lock {
  readonly file: SourceFile
  /** Why it cannot be read; the rest is then empty. */
  readonly broken: (Range & { readonly message: string }) | null
  readonly version: Scalar | null
  /** The name of the node that is the flake itself. */
  readonly root: string
  readonly nodes: ReadonlyMap<string, LockNode>
  /** Follows a path of input names from a node, through `follows`; null when it leads nowhere. */
  resolve(path: readonly string[], from?: string): LockNode | null
}

/** A lock node: one locked source, or the flake itself. */
export interface LockNode {
  readonly name: string
  readonly key: Range
  readonly range: Range
  readonly inputs: ReadonlyMap<string, LockInput>
  /** What was locked; null for the root. */
  readonly locked: LockedRef | null
  /** What `flake.nix` asked for. */
  readonly original: LockedRef | null
  readonly isFlake: boolean
}

/** One input of a lock node. `to` is a node's name, or a path from the root when it follows. */
export interface LockInput {
  readonly name: string
  readonly key: Range
  readonly range: Range
  readonly to: string | readonly string[]
}

/** The attributes of a flake reference in a lock. */
export interface LockedRef {
  readonly range: Range
  readonly attributes: ReadonlyMap<string, Scalar>
  /** The value of an attribute that is a string, else null. */
  text(name: string): string | null
  /** The plain attributes, as `flakeRefFromAttributes` takes them. */
  plain(): Readonly<Record<string, string | number | boolean>>
}

/** A value with its place. */
export interface Scalar extends Range {
  readonly value: string | number | boolean
}

/** Deeper JSON is no lock, and would overflow the parser. */
const MAX_DEPTH = 100
/** A chain of `follows` longer than this runs in a circle. */
const MAX_FOLLOWS = 100

/** The lock that a document holds; null when it is not called `flake.lock`. */
export const lockOf: (file: SourceFile) => Lock | null = perFile(file => {
  if (file.root.type !== 'lock_document') return null
  const errors: ParseError[] = []
  const tree = depthOf(file.text) > MAX_DEPTH ? undefined : parseTree(file.text, errors, { disallowComments: true })
  const [error] = errors
  const whole = { from: 0, to: file.text.length }
  if (error) return unreadable(file, rangeAt(file.text, error.offset, error.length), jsonMessage(error))
  if (tree?.type !== 'object') return unreadable(file, whole, 'a flake.lock is a JSON object')
  return readLock(file, tree)
})

function unreadable(file: SourceFile, range: Range, message: string): Lock {
  return { file, broken: { ...range, message }, version: null, root: 'root', nodes: new Map(), resolve: () => null }
}

const rangeAt = (text: string, offset: number, length: number): Range => {
  const from = Math.max(0, Math.min(offset, text.length - 1))
  return { from, to: Math.min(text.length, from + Math.max(1, length)) }
}

/** `PropertyNameExpected` as words: `property name expected`. */
const jsonMessage = (error: ParseError): string =>
  printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [mark] of text.matchAll(/[[\]{}]/g)) {
    depth += mark === '[' || mark === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function readLock(file: SourceFile, tree: JsonNode): Lock {
  const top = propertiesOf(tree)
  const nodes = new Map(
    Array.from(propertiesOf(top.get('nodes')?.value), ([name, { key, value }]) => [name, readNode(name, key, value)]),
  )
  const root = top.get('root')?.value.value
  const rootName = typeof root === 'string' ? root : 'root'
  const resolve = (path: readonly string[], from = rootName, steps = 0): LockNode | null => {
    let node = nodes.get(from) ?? null
    for (const name of path) {
      const to = node?.inputs.get(name)?.to
      if (to === undefined || steps > MAX_FOLLOWS) return null
      node = typeof to === 'string' ? (nodes.get(to) ?? null) : resolve(to, rootName, steps + 1)
    }
    return node
  }
  return {
    file,
    broken: null,
    version: scalarOf(top.get('version')?.value),
    root: rootName,
    nodes,
    resolve: (path, from) => resolve(path, from),
  }
}

function readNode(name: string, key: Range, node: JsonNode): LockNode {
  const properties = propertiesOf(node)
  return {
    name,
    key,
    range: rangeOfJson(node),
    inputs: new Map(
      Array.from(propertiesOf(properties.get('inputs')?.value)).flatMap(([input, at]) => {
        const to = targetOf(at.value)
        return to === null ? [] : [[input, { name: input, key: at.key, range: rangeOfJson(at.value), to }] as const]
      }),
    ),
    locked: refOf(properties.get('locked')?.value),
    original: refOf(properties.get('original')?.value),
    isFlake: properties.get('flake')?.value.value !== false,
  }
}

function targetOf(node: JsonNode): string | readonly string[] | null {
  if (node.type === 'string') return node.value as string
  const path = node.type === 'array' ? (node.children ?? []).map(child => child.value as unknown) : null
  return path?.every(name => typeof name === 'string') ? (path as string[]) : null
}

function refOf(node: JsonNode | undefined): LockedRef | null {
  if (node?.type !== 'object') return null
  const attributes = new Map(
    Array.from(propertiesOf(node)).flatMap(([name, { value }]) => {
      const scalar = scalarOf(value)
      return scalar ? [[name, scalar] as const] : []
    }),
  )
  return {
    range: rangeOfJson(node),
    attributes,
    text(name) {
      const value = attributes.get(name)?.value
      return typeof value === 'string' ? value : null
    },
    plain: () => Object.fromEntries(Array.from(attributes, ([name, { value }]) => [name, value])),
  }
}

function propertiesOf(
  node: JsonNode | undefined,
): ReadonlyMap<string, { readonly key: Range; readonly value: JsonNode }> {
  const children = node?.type === 'object' ? (node.children ?? []) : []
  return new Map(
    children.flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[key.value as string, { key: rangeOfJson(key), value }] as const] : [],
    ),
  )
}

function scalarOf(node: JsonNode | undefined): Scalar | null {
  if (!node || !['string', 'number', 'boolean'].includes(node.type)) return null
  return { ...rangeOfJson(node), value: node.value as string | number | boolean }
}

const rangeOfJson = ({ offset, length }: JsonNode): Range => ({ from: offset, to: offset + length })
