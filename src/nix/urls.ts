import { replace } from '../engine/edits.ts'
import type { Edit, Node, SourceFile } from '../engine/model.ts'
import { flakeOf, type Text } from './flake.ts'
import { booleanValue, is, unwrap } from './syntax.ts'

/** A flake reference written as one literal, with quotes or, as Nix still allows, without. */
export interface UrlText extends Text {
  readonly node: Node
  readonly value: string
  /** False when the input says `flake = false`. */
  readonly isFlake: boolean
}

/** The references in the `url` of every input and override of a flake. Inputs that say `type = …` are read by that fetcher
    and not by this grammar, so they are left out. */
export function urlsOf(file: SourceFile): readonly UrlText[] {
  const inputs = [...(flakeOf(file)?.inputs.values() ?? [])]
  return inputs
    .flatMap(input => [input, ...input.overrides])
    .flatMap(({ url, attr }) => {
      const node = url ? unwrap(url.node) : null
      const below = attr.below()
      if (!url || url.value === null || !is(node, 'string_expression', 'uri_expression') || below.all.has('type'))
        return []
      return [{ node, value: url.value, isFlake: booleanValue(below.get('flake')?.values[0] ?? null) !== false }]
    })
}

/** Puts another reference in the place of one. */
export const rewritten = ({ node }: UrlText, value: string): Edit => replace(node, quoted(value))

/** The string literal of a text without line breaks. */
export const quoted = (text: string): string => `"${text.replace(/["\\]|\$(?=\{)/g, '\\$&')}"`
