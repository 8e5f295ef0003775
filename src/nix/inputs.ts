import type { Node, Project, SourceFile } from '../engine/model.ts'
import { type Flake, flakeOf, type Input, type Text } from './flake.ts'
import { type FlakeRef, flakeRefFromAttributes, parseFlakeRef, repositoryOf } from './flake-ref.ts'
import type { Lock, LockNode } from './lock.ts'
import { lockBeside } from './project.ts'
import { unwrap } from './syntax.ts'

/** The direct inputs of a flake: what `flake.nix` asks for, and what `flake.lock` holds for it. */

/** One input with its reference. */
export interface InputRef {
  readonly input: Input
  /** The literal that holds the URL. */
  readonly url: Text & { readonly node: Node; readonly value: string }
  readonly ref: FlakeRef
}

/** The inputs whose URL is one literal that Nix can read. */
export function inputRefs(flake: Flake): readonly InputRef[] {
  return [...flake.inputs.values()].flatMap(input => {
    const { url, isFlake } = input
    if (!url || url.value === null || input.attr.below().all.has('type')) return []
    const parsed = parseFlakeRef(url.value, { allowRelative: true, flake: isFlake !== false })
    const text = { node: unwrap(url.node), value: url.value }
    return parsed.ok ? [{ input, url: text, ref: parsed.ref }] : []
  })
}

/** An input with the lock node that belongs to it. */
export interface LockedInput {
  readonly input: Input
  readonly node: LockNode
}

/** A flake and its lock, read together; null when one of the two is missing or unreadable. */
export function lockedFlake(
  file: SourceFile,
  project: Project,
): { flake: Flake; lock: Lock; inputs: readonly LockedInput[] } | null {
  const flake = flakeOf(file)
  const lock = flake ? lockBeside(file, project) : null
  if (!flake || !lock || lock.broken) return null
  const inputs = [...flake.inputs.values()].flatMap(input => {
    const node = input.follows ? null : lock.resolve([input.name])
    return node ? [{ input, node }] : []
  })
  return { flake, lock, inputs }
}

/** The identity of the repository that a lock node holds: see `repositoryOf`. */
export function repositoryOfNode({ locked }: LockNode): string | undefined {
  const parsed = locked ? flakeRefFromAttributes(locked.plain()) : null
  return parsed?.ok ? repositoryOf(parsed.ref) : undefined
}

export const NIXPKGS = 'github.com/nixos/nixpkgs'

/** The branch, tag or release of nixpkgs that a reference names: `nixos-26.05`, '' when it names none. Null when it is not nixpkgs,
    or one revision. */
export function nixpkgsBranch(ref: FlakeRef): string | null {
  if (ref.rev !== undefined || repositoryOf(ref) !== NIXPKGS) return null
  const channel = /^https:\/\/(?:channels\.nixos\.org|nixos\.org\/channels)\/([\w.-]+)\//.exec(
    String(ref.url ?? ''),
  )?.[1]
  return channel ?? (ref.ref as string | undefined) ?? ''
}

/** The release in the name of a branch: `26.05` of `nixos-26.05-small`, `release-26.05`, `nixpkgs-26.05-darwin`. */
export const releaseOfBranch = (branch: string): string | null =>
  /^(?:nixos|release|nixpkgs|nix-darwin)-(\d\d\.\d\d)(?:-small|-darwin|-aarch64)?$/.exec(branch)?.[1] ?? null

/** Days from a time in a lock (seconds) to a day. */
export const daysSince = (seconds: number, now: Date): number => Math.floor((now.getTime() / 1000 - seconds) / 86_400)

/** When a node's source was made, in seconds; null when the lock does not say. */
export function lastModified(node: LockNode): number | null {
  const value = node.locked?.attributes.get('lastModified')?.value
  return typeof value === 'number' ? value : null
}
