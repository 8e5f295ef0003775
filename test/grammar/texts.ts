import { globSync, readFileSync } from 'node:fs'

/** A text of Nix and where it comes from. */
export interface NixText {
  readonly from: string
  readonly text: string
}

/** All Nix in the repository: its files, and the fences that are marked `nix` in its pages. */
export function nixTexts(): readonly NixText[] {
  const exclude = ['node_modules/**', 'dist/**', '.*/**']
  const files = globSync('**/*.nix', { exclude }).map(from => ({ from, text: readFileSync(from, 'utf8') }))
  const pages = globSync(['content/**/*.{md,mdx}', 'test/rules/*.md'])
  return [...files, ...pages.flatMap(page => fencesOf(page, readFileSync(page, 'utf8')))]
}

/** The fences of a page, without the indentation that a list or a component gives them. */
function fencesOf(page: string, markdown: string): readonly NixText[] {
  const fences = [...markdown.matchAll(/^([ \t]*)(`{3,})nix(?= |\r?$)[^\n]*\n([\s\S]*?)^[ \t]*\2`*[ \t]*\r?$/gm)]
  return fences.map(({ 1: indent = '', 3: body = '', index }) => ({
    from: `${page}:${markdown.slice(0, index).split('\n').length}`,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}
