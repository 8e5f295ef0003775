import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The text that a fence shows: its own, or that of the file which `file="flake.nix"` names in `files/` beside the page.
    @param page the path of the page
    @throws when there is no such file */
export function textOf(page: string, meta: string, own: string): string {
  const name = fileIn(meta)
  return name === undefined ? own : readFileSync(join(dirname(page), 'files', name), 'utf8')
}

export const fileIn = (meta: string): string | undefined => /\bfile="([^"]+)"/.exec(meta)?.[1]

/** A page's source with the files in its fences. */
export function withFiles(page: string, source: string): string {
  return source.replace(/^(```[\w-]+ [^\n]*file="[^"]+"[^\n]*\n)(```)$/gm, (_, open: string, close: string) => {
    return `${open.replace(/\bfile=/, 'title=')}${textOf(page, open, '')}${close}`
  })
}
