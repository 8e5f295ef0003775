import type { Document } from '../src/engine/model.ts'
import { decodeText, isChecked, MAX_LENGTH } from './workspace.ts'

/** The files that can be checked, and a sentence for each that cannot. */
export interface ReadFiles {
  readonly documents: readonly Document[]
  readonly refused: readonly string[]
}

/** Reads files that somebody has chosen or dropped. Nothing is uploaded. */
export async function readFiles(files: readonly File[]): Promise<ReadFiles> {
  const results = await Promise.all(files.map(read))
  return {
    documents: results.filter(result => typeof result !== 'string'),
    refused: results.filter(result => typeof result === 'string'),
  }
}

async function read(file: File): Promise<Document | string> {
  const path = file.name
  if (!isChecked(path)) return `${path} was left out: it is neither a .nix file nor flake.lock.`
  if (file.size > MAX_LENGTH) return `${path} was left out: it is larger than 1 MB. Use \`flakewise lint ${path}\`.`
  try {
    const text = decodeText(new Uint8Array(await file.arrayBuffer()))
    return text === null ? `${path} was left out: it is not UTF-8 text.` : { path, text: text.replace(/\r\n?/g, '\n') }
  } catch {
    return `${path} was left out: it cannot be read.`
  }
}

/** Takes files that are dropped anywhere on the page, before the editor or the browser would. */
export function takeDrops(element: HTMLElement, take: (files: readonly File[]) => void): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  const mark = (over: boolean): void => void element.toggleAttribute('data-dropping', over)
  const capture = { capture: true }
  document.addEventListener(
    'dragover',
    event => {
      if (!hasFiles(event)) return
      event.preventDefault()
      mark(true)
    },
    capture,
  )
  document.addEventListener(
    'dragleave',
    event => {
      if (event.relatedTarget === null) mark(false)
    },
    capture,
  )
  document.addEventListener(
    'drop',
    event => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      mark(false)
      take([...(event.dataTransfer?.files ?? [])])
    },
    capture,
  )
}
