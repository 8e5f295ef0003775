import { capturesIn, filled, segmentsOf } from '../../errors/fill.ts'

/** On the page of an error that was reached from a paste: the reader's own names stand in the code in place of the examples.
    They come by the part of the address behind `#`, become text and nothing else, and are quoted where they stand in a command. */
export function fillCaptures(): void {
  const page = document.querySelector<HTMLElement>('[data-examples]')
  const captures = capturesIn(location.hash)
  if (!page || Object.keys(captures).length === 0) return
  const examples = JSON.parse(page.dataset.examples!) as Record<string, string>
  let some = false
  for (const code of page.querySelectorAll('code')) {
    const language = code.closest('pre')?.dataset.language ?? ''
    some = fillCode(code, language, examples, captures) || some
  }
  const note = page.querySelector<HTMLElement>('.filled')
  if (note) note.hidden = !some
}

function fillCode(
  code: HTMLElement,
  language: string,
  examples: Readonly<Record<string, string>>,
  captures: Readonly<Record<string, string>>,
): boolean {
  let at = 0
  const edits = segmentsOf(code.textContent, language, examples).flatMap(({ text, name, quoting }) => {
    const from = at
    at += text.length
    const value = name === undefined ? undefined : captures[name]
    const shown = value === undefined ? null : filled(value, quoting)
    return shown === null ? [] : [{ from, to: at, shown }]
  })
  for (const { from, to, shown } of edits.reverse()) replaceText(code, from, to, shown)
  return edits.length > 0
}

/** Puts a text in the place of the characters between two offsets, through any colouring. */
function replaceText(code: HTMLElement, from: number, to: number, shown: string): void {
  const range = document.createRange()
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
  let at = 0
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const end = at + node.length
    if (from >= at && from < end) range.setStart(node, from - at)
    if (to > at && to <= end) range.setEnd(node, to - at)
    at = end
  }
  const mark = document.createElement('mark')
  mark.textContent = shown
  range.deleteContents()
  range.insertNode(mark)
}
