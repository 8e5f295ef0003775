import { type ChangeDesc, ChangeSet, type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { TOKEN_CLASSES } from './tokens.ts'

/** The coloured ranges of the text as it is now. */
export const setTokens = StateEffect.define<Uint32Array>()

/** Colours the text by the worker's tokens. Until the next ones arrive, the old ones move along with what is typed. */
export const highlighting = (): Extension => [coloured, painter]

interface Coloured {
  readonly tokens: Uint32Array
  /** From the text of the tokens to the text as it is now. */
  readonly since: ChangeDesc
}

const coloured = StateField.define<Coloured>({
  create: state => ({ tokens: new Uint32Array(), since: ChangeSet.empty(state.doc.length).desc }),
  update(value, transaction) {
    const next = transaction.docChanged ? { ...value, since: value.since.composeDesc(transaction.changes) } : value
    const effect = transaction.effects.find(effect => effect.is(setTokens))
    return effect ? { tokens: effect.value, since: ChangeSet.empty(transaction.newDoc.length).desc } : next
  },
})

const painter = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = paint(view)
    }

    update(update: ViewUpdate): void {
      const changed = update.startState.field(coloured, false) !== update.state.field(coloured, false)
      if (update.viewportChanged || changed) this.decorations = paint(update.view)
    }
  },
  { decorations: plugin => plugin.decorations },
)

/** Text typed at the end of a token looks like the token. */
const MARKS = TOKEN_CLASSES.map(name => Decoration.mark({ class: `fw-token-${name}`, inclusiveEnd: true }))

/** Only what is on the screen is decorated, so that a long text costs no more than a short one. */
function paint(view: EditorView): DecorationSet {
  const { tokens, since } = view.state.field(coloured)
  const builder = new RangeSetBuilder<Decoration>()
  const back = since.invertedDesc
  let last = -1
  for (const { from, to } of view.visibleRanges) {
    const end = back.mapPos(to, 1)
    for (let at = firstAfter(tokens, back.mapPos(from, -1)); at < tokens.length && tokens[at]! < end; at += 3) {
      if (at <= last) continue
      last = at
      const start = since.mapPos(tokens[at]!, 1)
      const stop = since.mapPos(tokens[at + 1]!, 1)
      if (start < stop) builder.add(start, stop, MARKS[tokens[at + 2]!]!)
    }
  }
  return builder.finish()
}

/** The index of the first triple that ends after `position`. */
function firstAfter(tokens: Uint32Array, position: number): number {
  let low = 0
  let high = tokens.length / 3
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle * 3 + 1]! <= position) low = middle + 1
    else high = middle
  }
  return low * 3
}
