import { history, isolateHistory, undo } from '@codemirror/commands'
import { EditorState, type Extension, StateEffect, StateField, type Transaction } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import type { Document, Edit } from '../src/engine/model.ts'
import { highlighting, setTokens } from './highlight.ts'
import { KEYS } from './keys.ts'
import type { CheckedFile } from './protocol.ts'
import { reveal, type SquiggleOptions, setDiagnostics, squiggles } from './squiggles.ts'
import type { Workspace } from './workspace.ts'

export interface EditorOptions extends SquiggleOptions {
  readonly workspace: Workspace
  /** The id of the element that says how to use the keys. */
  readonly helpId: string
  /** A text has changed: by typing, by a fix or by undoing. */
  changed(): void
}

/** One editor over several texts, each with its own history and cursor. Line breaks are `\n` in all of them, whatever they
    were in the file. */
export interface Editor {
  readonly view: EditorView
  readonly active: string
  readonly paths: readonly string[]
  /** Throws away what is open, history too. */
  open(workspace: Workspace): void
  show(path: string): void
  add(document: Document): void
  rename(path: string, to: string): void
  remove(path: string): void
  text(path: string): string | undefined
  documents(): readonly Document[]
  workspace(): Workspace
  /** How many UTF-16 units all texts have, without building them. */
  length(): number
  /** Line and column of an offset, both from 1. */
  place(path: string, offset: number): { readonly line: number; readonly column: number } | null
  /** Colours and underlines the texts, all or, when one is no longer the text that was checked, none.
      @returns whether the texts are still the same */
  mark(files: readonly CheckedFile[]): boolean
  /** Takes all underlines away. */
  unmark(): void
  /** Applies edits to each text as one step of its history. */
  apply(edits: Readonly<Record<string, readonly Edit[]>>): void
  /** Takes back the last step in each of these texts. */
  undo(paths: readonly string[]): void
  reveal(path: string, from: number, to: number): void
}

export function createEditor(options: EditorOptions): Editor {
  const extensions = extensionsOf(options)
  const states = new Map<string, EditorState>()
  let { active } = options.workspace
  const create = ({ path, text }: Document): EditorState =>
    EditorState.create({ doc: text, extensions: [named.init(() => path), ...extensions] })
  const view = new EditorView({ dispatchTransactions: update })

  function update(transactions: readonly Transaction[]): void {
    view.update(transactions)
    states.set(active, view.state)
    if (transactions.some(transaction => transaction.docChanged)) options.changed()
  }

  /** A transaction in any text, shown or not. */
  function dispatch(path: string, transaction: Transaction): void {
    if (path === active) {
      view.dispatch(transaction)
    } else {
      states.set(path, transaction.state)
      if (transaction.docChanged) options.changed()
    }
  }

  function show(path: string): void {
    active = path
    view.setState(states.get(path)!)
  }

  function open(workspace: Workspace): void {
    states.clear()
    for (const file of workspace.files) states.set(file.path, create(file))
    show(workspace.active)
  }

  const documents = (): readonly Document[] => Array.from(states, ([path, { doc }]) => ({ path, text: doc.toString() }))

  open(options.workspace)
  return {
    view,
    get active() {
      return active
    },
    get paths() {
      return [...states.keys()]
    },
    open,
    show,
    add(document) {
      states.set(document.path, create(document))
      show(document.path)
    },
    rename(path, to) {
      const renamed = states.get(path)!.update({ effects: setName.of(to) }).state
      const all = [...states].map(([name, state]) =>
        name === path ? ([to, renamed] as const) : ([name, state] as const),
      )
      states.clear()
      for (const [name, state] of all) states.set(name, state)
      if (path === active) show(to)
    },
    remove(path) {
      const at = [...states.keys()].indexOf(path)
      states.delete(path)
      const rest = [...states.keys()]
      if (path === active) show(rest[Math.min(at, rest.length - 1)]!)
    },
    text: path => states.get(path)?.doc.toString(),
    documents,
    workspace: () => ({ files: documents(), active }),
    length: () => [...states.values()].reduce((sum, { doc }) => sum + doc.length, 0),
    place(path, offset) {
      const doc = states.get(path)?.doc
      if (!doc) return null
      const line = doc.lineAt(Math.min(offset, doc.length))
      return { line: line.number, column: Math.min(offset, doc.length) - line.from + 1 }
    },
    mark(files) {
      const fresh = ({ report }: CheckedFile): boolean => states.get(report.path)?.doc.toString() === report.text
      if (files.length !== states.size || !files.every(fresh)) return false
      for (const { report, tokens } of files) {
        const effects = [setTokens.of(tokens), setDiagnostics.of(report.diagnostics)]
        dispatch(report.path, states.get(report.path)!.update({ effects }))
      }
      return true
    },
    unmark() {
      for (const [path, state] of states) dispatch(path, state.update({ effects: setDiagnostics.of([]) }))
    },
    apply(edits) {
      for (const [path, changes] of Object.entries(edits)) {
        const state = states.get(path)
        if (!state || changes.length === 0) continue
        const annotations = isolateHistory.of('full')
        dispatch(path, state.update({ changes, annotations, userEvent: 'fix', scrollIntoView: false }))
      }
    },
    undo(paths) {
      for (const path of paths) {
        const state = states.get(path)
        if (state) undo({ state, dispatch: transaction => dispatch(path, transaction) })
      }
    },
    reveal(path, from, to) {
      if (path !== active) show(path)
      reveal(view, from, to)
    },
  }
}

function extensionsOf(options: EditorOptions): readonly Extension[] {
  return [
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    highlighting(),
    squiggles(options),
    keymap.of(KEYS),
    EditorState.languageData.of(() => [{ commentTokens: { line: '#', block: { open: '/*', close: '*/' } } }]),
    EditorView.contentAttributes.of(view => ({
      'aria-label': view.state.field(named),
      // Editable text can be reached by keyboard anyway; checkers of accessibility want to see it said.
      tabindex: '0',
      'aria-describedby': options.helpId,
    })),
  ]
}

/** The name of the file whose text a state holds: what a screen reader calls the editor. */
const setName = StateEffect.define<string>()
const named = StateField.define<string>({
  create: () => '',
  update: (name, transaction) => transaction.effects.find(effect => effect.is(setName))?.value ?? name,
})
