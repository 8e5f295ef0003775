import type { Node, SourceFile } from '../engine/model.ts'
import { flakeOf, type Text } from './flake.ts'
import { is, unwrap } from './syntax.ts'

/** A flake reference written as one string literal. */
export interface UrlText extends Text {
  readonly node: Node
  readonly value: string
}

/** The references in the `url` of every input and override of a flake. Inputs that say `type = …` are read by that fetcher
    and not by this grammar, so they are left out. */
export function urlsOf(file: SourceFile): readonly UrlText[] {
  const inputs = [...(flakeOf(file)?.inputs.values() ?? [])]
  return inputs
    .flatMap(input => [input, ...input.overrides])
    .filter(({ attr }) => !attr.below().all.has('type'))
    .flatMap(({ url }) => (url && url.value !== null && is(unwrap(url.node), 'string_expression') ? [literal(url)] : []))
}

const literal = ({ node, value }: Text): UrlText => ({ node: unwrap(node), value: value! })
