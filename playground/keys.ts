import {
  cursorCharLeft,
  cursorCharRight,
  cursorDocEnd,
  cursorDocStart,
  cursorGroupLeft,
  cursorGroupRight,
  cursorLineBoundaryBackward,
  cursorLineBoundaryForward,
  cursorLineBoundaryLeft,
  cursorLineBoundaryRight,
  cursorLineDown,
  cursorLineUp,
  cursorPageDown,
  cursorPageUp,
  deleteGroupBackward,
  deleteGroupForward,
  historyKeymap,
  moveLineDown,
  moveLineUp,
  selectAll,
  selectCharLeft,
  selectCharRight,
  selectDocEnd,
  selectDocStart,
  selectGroupLeft,
  selectGroupRight,
  selectLineBoundaryBackward,
  selectLineBoundaryForward,
  selectLineBoundaryLeft,
  selectLineBoundaryRight,
  selectLineDown,
  selectLineUp,
  selectPageDown,
  selectPageUp,
  toggleComment,
} from '@codemirror/commands'
import { EditorSelection, findClusterBreak, type StateCommand } from '@codemirror/state'
import type { KeyBinding } from '@codemirror/view'

/** One step of indentation, by RFC 166. */
const STEP = '  '

/** Deletes the selection, or the character after or before the cursor. */
const deleteCharacter =
  (forward: boolean): StateCommand =>
  ({ state, dispatch }) => {
    const changes = state.changeByRange(range => {
      let { from, to } = range
      if (range.empty) {
        const line = state.doc.lineAt(from)
        const at = line.from + findClusterBreak(line.text, from - line.from, forward)
        const other = at === from ? Math.max(0, Math.min(state.doc.length, at + (forward ? 1 : -1))) : at
        from = Math.min(from, other)
        to = Math.max(to, other)
      }
      return { changes: { from, to }, range: EditorSelection.cursor(from) }
    })
    if (changes.changes.empty) return false
    const userEvent = forward ? 'delete.forward' : 'delete.backward'
    dispatch(state.update(changes, { userEvent, scrollIntoView: true }))
    return true
  }

/** Breaks the line and keeps its indentation, one step more after what opens a block. */
const breakLine: StateCommand = ({ state, dispatch }) => {
  const changes = state.changeByRange(({ from, to }) => {
    const before = state.doc.lineAt(from).text.slice(0, from - state.doc.lineAt(from).from)
    const opens = /([{[(=:]|''|\b(let|in|then|else))\s*$/.test(before)
    const insert = `\n${/^[ \t]*/.exec(before)![0]}${opens ? STEP : ''}`
    return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) }
  })
  dispatch(state.update(changes, { userEvent: 'input', scrollIntoView: true }))
  return true
}

/** Moves the selected lines by one step. */
const indent =
  (deeper: boolean): StateCommand =>
  ({ state, dispatch }) => {
    const lines = new Set<number>()
    for (const { from, to } of state.selection.ranges) {
      for (let line = state.doc.lineAt(from); ; line = state.doc.lineAt(line.to + 1)) {
        lines.add(line.from)
        if (line.to >= to) break
      }
    }
    const changes = [...lines].map(from =>
      deeper
        ? { from, insert: STEP }
        : { from, to: from + /^( {0,2}|\t)/.exec(state.doc.lineAt(from).text)![0].length },
    )
    dispatch(state.update({ changes, userEvent: deeper ? 'input.indent' : 'delete.dedent' }))
    return true
  }

/** The keys of the editor. Tab is not among them: it goes on to what comes after the editor.
    CodeMirror's ready-made sets bring its parser library along, a seventh of all code, for indentation that it would not know. */
export const KEYS: readonly KeyBinding[] = [
  { key: 'ArrowLeft', run: cursorCharLeft, shift: selectCharLeft, preventDefault: true },
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', run: cursorGroupLeft, shift: selectGroupLeft, preventDefault: true },
  { mac: 'Cmd-ArrowLeft', run: cursorLineBoundaryLeft, shift: selectLineBoundaryLeft, preventDefault: true },
  { key: 'ArrowRight', run: cursorCharRight, shift: selectCharRight, preventDefault: true },
  {
    key: 'Mod-ArrowRight',
    mac: 'Alt-ArrowRight',
    run: cursorGroupRight,
    shift: selectGroupRight,
    preventDefault: true,
  },
  { mac: 'Cmd-ArrowRight', run: cursorLineBoundaryRight, shift: selectLineBoundaryRight, preventDefault: true },
  { key: 'ArrowUp', run: cursorLineUp, shift: selectLineUp, preventDefault: true },
  { mac: 'Cmd-ArrowUp', run: cursorDocStart, shift: selectDocStart },
  { key: 'ArrowDown', run: cursorLineDown, shift: selectLineDown, preventDefault: true },
  { mac: 'Cmd-ArrowDown', run: cursorDocEnd, shift: selectDocEnd },
  { key: 'PageUp', run: cursorPageUp, shift: selectPageUp },
  { key: 'PageDown', run: cursorPageDown, shift: selectPageDown },
  { key: 'Home', run: cursorLineBoundaryBackward, shift: selectLineBoundaryBackward, preventDefault: true },
  { key: 'Mod-Home', run: cursorDocStart, shift: selectDocStart },
  { key: 'End', run: cursorLineBoundaryForward, shift: selectLineBoundaryForward, preventDefault: true },
  { key: 'Mod-End', run: cursorDocEnd, shift: selectDocEnd },
  { key: 'Enter', run: breakLine, shift: breakLine },
  { key: 'Mod-a', run: selectAll },
  { key: 'Backspace', run: deleteCharacter(false), shift: deleteCharacter(false), preventDefault: true },
  { key: 'Delete', run: deleteCharacter(true), preventDefault: true },
  { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: deleteGroupBackward, preventDefault: true },
  { key: 'Mod-Delete', mac: 'Alt-Delete', run: deleteGroupForward, preventDefault: true },
  { key: 'Alt-ArrowUp', run: moveLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown },
  { key: 'Mod-]', run: indent(true), preventDefault: true },
  { key: 'Mod-[', run: indent(false), preventDefault: true },
  { key: 'Mod-/', run: toggleComment },
  ...historyKeymap,
]
