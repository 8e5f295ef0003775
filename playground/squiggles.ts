import { type EditorState, type Extension, Prec, type Range, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
  WidgetType,
} from '@codemirror/view'
import type { Diagnostic, Fix } from '../src/engine/model.ts'

/** The diagnostics of the text as it is now. */
export const setDiagnostics = StateEffect.define<readonly Diagnostic[]>()

export interface SquiggleOptions {
  /** What to show about the problems at one place. */
  describe(diagnostics: readonly Diagnostic[]): HTMLElement
  /** A key has moved the cursor to this problem. */
  visited(diagnostic: Diagnostic): void
  /** A key asks for this fix. */
  fix(diagnostic: Diagnostic, fix: Fix): void
}

/** Underlines problems and explains them on hover and on keys: F8 and Shift-F8 go from one to the next, Ctrl+. fixes. */
export function squiggles(options: SquiggleOptions): Extension {
  const shown = StateField.define<Tooltip | null>({
    create: () => null,
    update(tooltip, transaction) {
      const effect = transaction.effects.find(effect => effect.is(explain))
      if (effect) return effect.value === null ? null : tooltipAt(transaction.state, effect.value)
      return transaction.docChanged || transaction.selection ? null : tooltip
    },
    provide: field => showTooltip.from(field),
  })
  const tooltipAt = (state: EditorState, position: number): Tooltip | null => {
    const found = problemsAt(state, position)
    return found.length === 0
      ? null
      : {
          pos: position,
          arrow: true,
          create: () => ({ dom: options.describe(found.map(problem => problem.diagnostic)) }),
        }
  }
  const go = (direction: 1 | -1) => (view: EditorView) => {
    const target = neighbour(view.state, direction)
    if (!target) return false
    view.dispatch({ selection: { anchor: target.from }, effects: explain.of(target.from), scrollIntoView: true })
    options.visited(target.diagnostic)
    return true
  }
  return [
    underlined,
    shown,
    hoverTooltip((view, position) => tooltipAt(view.state, position), { hoverTime: 250, hideOnChange: true }),
    Prec.high(
      keymap.of([
        { key: 'F8', run: go(1), shift: go(-1), preventDefault: true },
        {
          key: 'Mod-.',
          run: ({ state }) => {
            for (const { diagnostic } of problemsAt(state, state.selection.main.head)) {
              const [fix] = diagnostic.fixes
              if (!fix) continue
              options.fix(diagnostic, fix)
              return true
            }
            return false
          },
        },
        {
          key: 'Escape',
          run: view => {
            const open = view.state.field(shown) !== null
            if (open) view.dispatch({ effects: explain.of(null) })
            return open
          },
        },
      ]),
    ),
  ]
}

/** Where a problem stands in the text as it is now. */
export interface Problem {
  readonly from: number
  readonly to: number
  readonly diagnostic: Diagnostic
}

/** Moves the cursor to a place and explains the problem that stands there. */
export function reveal(view: EditorView, from: number, to: number): void {
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: [explain.of(from), EditorView.scrollIntoView(from, { y: 'center' })],
  })
  view.focus()
}

/** Explain what is at this offset; `null` closes the explanation. */
const explain = StateEffect.define<number | null>()

const underlined = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    const effect = transaction.effects.find(effect => effect.is(setDiagnostics))
    if (effect)
      return Decoration.set(
        effect.value.map(diagnostic => underline(transaction.state, diagnostic)),
        true,
      )
    return value.map(transaction.changes)
  },
  provide: field => EditorView.decorations.from(field),
})

/** An empty range, where something is missing, is shown at the character next to it, or as a mark in an empty line. */
function underline({ doc }: EditorState, diagnostic: Diagnostic): Range<Decoration> {
  const from = Math.min(diagnostic.from, doc.length)
  const to = Math.min(diagnostic.to, doc.length)
  const line = doc.lineAt(from)
  const className = `fw-squiggle fw-squiggle-${diagnostic.severity}`
  const mark = Decoration.mark({ class: className, diagnostic })
  if (to > from && !(to === from + 1 && from === line.to)) return mark.range(from, to)
  if (from < line.to) return mark.range(from, from + 1)
  if (from > line.from) return mark.range(from - 1, from)
  return Decoration.widget({ widget: new Spot(className), diagnostic }).range(from)
}

class Spot extends WidgetType {
  readonly className: string

  constructor(className: string) {
    super()
    this.className = className
  }

  override eq(other: Spot): boolean {
    return other.className === this.className
  }

  toDOM(): HTMLElement {
    const spot = document.createElement('span')
    spot.className = `${this.className} fw-spot`
    spot.textContent = '\u2007'
    return spot
  }
}

function problemsAt(state: EditorState, position: number): readonly Problem[] {
  const found: Problem[] = []
  state.field(underlined).between(position, position, (from, to, { spec }) => {
    found.push({ from, to, diagnostic: spec.diagnostic })
  })
  return found
}

/** The problem after or before the cursor, going around at the ends. */
function neighbour(state: EditorState, direction: 1 | -1): Problem | undefined {
  const all: Problem[] = []
  for (let at = state.field(underlined).iter(); at.value; at.next()) {
    all.push({ from: at.from, to: at.to, diagnostic: at.value.spec.diagnostic })
  }
  const { head } = state.selection.main
  return direction === 1
    ? (all.find(problem => problem.from > head) ?? all[0])
    : (all.findLast(problem => problem.from < head) ?? all.at(-1))
}
