import type { Node } from '../engine/model.ts'
import { perNode } from '../engine/tree.ts'
import { type Attrs, attrsOf, isSet } from './attrs.ts'
import { callOf, is, selectPath, unwrap } from './syntax.ts'

/** A call whose last argument is a set literal: `f { }`, `f rec { }`, and `f (final: { })` as `mkDerivation` takes it. */
export interface SetCall {
  /** The last name of what is called: `mkDerivation` of `pkgs.stdenv.mkDerivation`. */
  readonly name: string
  /** The whole name, such as `pkgs.stdenv.mkDerivation`. */
  readonly path: readonly string[]
  readonly callee: Node
  readonly set: Node
  readonly attrs: Attrs
}

/** The call that a node is; null when it is none of that form, or a part of a longer one. */
export const setCallAt: (node: Node) => SetCall | null = perNode(node => {
  const { parent } = node
  if (is(parent, 'apply_expression') && parent.field('function') === node) return null
  const { callee, args } = callOf(node)
  const path = selectPath(callee)
  const last = args.at(-1)
  if (!path || !last) return null
  const argument = unwrap(last)
  const body = is(argument, 'function_expression') ? argument.field('body') : argument
  const set = body ? unwrap(body) : null
  return isSet(set) ? { name: path.at(-1)!, path, callee, set, attrs: attrsOf(set) } : null
})

/** The call makes a derivation by running a builder: `mkDerivation`, `buildGoModule`, `buildPythonPackage` and their like. */
export const isBuild = ({ name }: SetCall): boolean =>
  /^(?:mkDerivation\w*|build(?!Env|FHS|Image|LayeredImage|Bazel)[A-Z]\w*|runCommand\w*)$/.test(name)
