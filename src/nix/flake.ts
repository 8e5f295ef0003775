import type { Node, SourceFile } from '../engine/model.ts'
import { type Attr, type Attrs, attrsOf, isSet } from './attrs.ts'
import { perFile } from './memo.ts'
import { booleanValue, is, stringValue, unwrap } from './syntax.ts'

/** What a `flake.nix` says, as far as it can be read without evaluating. */
export interface Flake {
  readonly file: SourceFile
  /** The set literal that is the flake. */
  readonly set: Node
  readonly attrs: Attrs
  /** By name; in the order of the text. Without `self`, which is no input: `inputs.self.submodules` sets how the flake is fetched. */
  readonly inputs: ReadonlyMap<string, Input>
  /** Every input is in `inputs`. */
  readonly inputsComplete: boolean
  readonly outputs: Outputs | null
}

/** One declared input. */
export interface Input {
  readonly name: string
  readonly attr: Attr
  /** Where its name is first written. */
  readonly key: Node
  readonly url: Text | null
  readonly follows: Text | null
  /** False when it says `flake = false`; null when the value is not a literal. */
  readonly isFlake: boolean | null
  /** What it overrides in its own inputs, at any depth. */
  readonly overrides: readonly Override[]
}

/** `inputs.a.inputs.b.follows = "c"`: the override of `["b"]` in input `a`. */
export interface Override {
  readonly path: readonly string[]
  readonly key: Node
  readonly attr: Attr
  readonly url: Text | null
  readonly follows: Text | null
}

/** A string in the source; `value` is null when only evaluation tells. */
export interface Text {
  readonly node: Node
  readonly value: string | null
}

/** The function that makes the outputs. */
export interface Outputs {
  /** What stands after `outputs =`. */
  readonly value: Node
  /** The function literal, or null when the value is anything else (which Nix refuses). */
  readonly function: Node | null
  /** The formals, or null when the argument is a plain name. */
  readonly formals: Node | null
  /** The name of the whole argument: `inputs` in `inputs:` and in `{ … }@inputs:`. */
  readonly universal: Node | null
  /** More arguments than the formals are accepted. */
  readonly open: boolean
  readonly body: Node | null
}

/** How deep overrides of overrides are read. */
const MAX_DEPTH = 8

/** The flake that a document holds: it is called `flake.nix` and its expression is a set literal. In a folder it must also say
    `inputs` or `outputs`, because a module about flakes may have that name. */
export const flakeOf: (file: SourceFile) => Flake | null = perFile(file => {
  const expression = isFlakePath(file.path) ? file.root.field('expression') : null
  if (!expression) return null
  const set = unwrap(expression)
  const flake = isSet(set) ? readFlake(file, set) : null
  return flake && (file.path === 'flake.nix' || ['inputs', 'outputs'].some(name => flake.attrs.all.has(name)))
    ? flake
    : null
})

export const isFlakePath = (path: string): boolean => path === 'flake.nix' || path.endsWith('/flake.nix')

function readFlake(file: SourceFile, set: Node): Flake {
  const attrs = attrsOf(set)
  const inputs = attrs.get('inputs')?.below()
  const outputs = attrs.get('outputs')
  const named = Array.from(inputs?.all ?? []).filter(([name]) => name !== 'self')
  return {
    file,
    set,
    attrs,
    inputs: new Map(named.map(([name, attr]) => [name, readInput(name, attr)])),
    inputsComplete: attrs.complete && (inputs?.complete ?? true),
    outputs: outputs?.values[0] ? readOutputs(outputs.values[0]) : null,
  }
}

function readInput(name: string, attr: Attr): Input {
  const below = attr.below()
  const flag = below.get('flake')
  return {
    name,
    attr,
    key: attr.keys[0]!,
    url: textOf(below.get('url')),
    follows: textOf(below.get('follows')),
    isFlake: flag ? booleanValue(flag.values[0] ?? null) : true,
    overrides: overridesOf(below, []),
  }
}

function overridesOf(input: Attrs, above: readonly string[]): readonly Override[] {
  const inputs = input.get('inputs')?.below().all ?? new Map<string, Attr>()
  if (above.length >= MAX_DEPTH) return []
  return Array.from(inputs).flatMap(([name, attr]) => {
    const below = attr.below()
    const path = [...above, name]
    const own = { path, attr, key: attr.keys[0]!, url: textOf(below.get('url')), follows: textOf(below.get('follows')) }
    return [own, ...overridesOf(below, path)]
  })
}

function textOf(attr: Attr | undefined): Text | null {
  const node = attr?.values[0]
  return node ? { node, value: stringValue(node) } : null
}

function readOutputs(value: Node): Outputs {
  const inner = unwrap(value)
  const fn = is(inner, 'function_expression') ? inner : null
  const formals = fn?.field('formals') ?? null
  return {
    value,
    function: fn,
    formals,
    universal: fn?.field('universal') ?? null,
    open: !formals || formals.field('ellipses') !== null,
    body: fn?.field('body') ?? null,
  }
}
