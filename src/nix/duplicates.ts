import type { Node } from '../engine/model.ts'
import { isSet, statementsOf } from './attrs.ts'
import { is, keyName, unwrap } from './syntax.ts'

/** A name that a set or a `let` defines for the second time. */
export interface Duplicate {
  /** The dotted path from the set. */
  readonly path: readonly string[]
  /** The name as written the second time, and the first time. */
  readonly key: Node
  readonly first: Node
  /** The statements of both. */
  readonly statement: Node
  readonly firstStatement: Node
  /** The name is computed, by the same expression each time: only evaluation finds it, unless it is null. */
  readonly isDynamic: boolean
}

interface Slot {
  readonly key: Node
  readonly statement: Node
  /** What is below, when it is written out, read when somebody asks; null: nothing can be added. */
  readonly below: (() => Slots) | null
}

type Slots = Map<string, Slot>

/** Deeper than sets are merged by people. */
const MAX_DEPTH = 20

/** What a set literal or a `let` defines twice, as Nix 2.34 decides it (`addAttr` in src/libexpr/parser-state.hh): set literals and
    longer paths are merged at any depth, anything else collides. Not what a set further down defines twice by itself. */
export function duplicatesOf(set: Node): readonly Duplicate[] {
  const found: Duplicate[] = []
  slotsOf(set, duplicate => found.push(duplicate), 0)
  return found
}

function slotsOf(set: Node, report: (duplicate: Duplicate) => void, depth: number): Slots {
  const slots: Slots = new Map()
  for (const statement of statementsOf(set)) {
    const isBinding = is(statement, 'binding')
    const keys = statement.field(isBinding ? 'attrpath' : 'attrs')?.fields('attr') ?? []
    if (isBinding) define(slots, keys, statement, report, depth)
    else for (const key of keys) add(slots, [], { key, statement, below: null }, report)
  }
  return slots
}

function define(
  slots: Slots,
  keys: readonly Node[],
  statement: Node,
  report: (duplicate: Duplicate) => void,
  depth: number,
): void {
  let here = slots
  const path: string[] = []
  for (const key of keys.slice(0, -1)) {
    const id = idOf(key)
    const known = here.get(id)
    if (known && (!known.below || id.startsWith('$'))) {
      report(duplicate(path, { key, statement, below: null }, known))
      return
    }
    path.push(keyName(key) ?? key.text)
    const below: Slots = known?.below?.() ?? new Map()
    if (!known) here.set(id, { key, statement, below: () => below })
    here = below
  }
  const value = statement.field('expression')
  const literal = value ? unwrap(value) : null
  const key = keys.at(-1)
  if (key) add(here, path, { key, statement, below: isSet(literal) ? once(literal, depth) : null }, report)
}

function once(literal: Node, depth: number): () => Slots {
  let slots: Slots | undefined
  return () => (slots ??= depth < MAX_DEPTH ? slotsOf(literal, () => {}, depth + 1) : new Map())
}

function add(slots: Slots, path: readonly string[], slot: Slot, report: (duplicate: Duplicate) => void): void {
  const id = idOf(slot.key)
  const known = slots.get(id)
  if (!known) slots.set(id, slot)
  else if (known.below && slot.below && !id.startsWith('$')) {
    for (const inner of slot.below().values()) add(known.below(), [...path, id], inner, report)
  } else report(duplicate(path, slot, known))
}

/** Computed names are told apart by their text; `$` begins no static name that is not quoted. */
const idOf = (key: Node): string => {
  const name = keyName(key)
  return name === null ? `$${key.text}` : name.startsWith('$') ? JSON.stringify(name) : name
}

const duplicate = (path: readonly string[], slot: Slot, first: Slot): Duplicate => ({
  path: [...path, keyName(slot.key) ?? slot.key.text],
  key: slot.key,
  first: first.key,
  statement: slot.statement,
  firstStatement: first.statement,
  isDynamic: keyName(slot.key) === null,
})
