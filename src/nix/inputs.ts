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
  /** What the flake asks for; absent where the URL is not one literal. */
  readonly asked: InputRef | undefined
  /** The lock was made for that reference, as far as can be seen: it tells what the input is like. */
  readonly isCurrent: boolean
}

/** A flake and its lock, read together; null when one of the two is missing or unreadable. */
export function lockedFlake(
  file: SourceFile,
  project: Project,
): { flake: Flake; lock: Lock; inputs: readonly LockedInput[] } | null {
  const flake = flakeOf(file)
  const lock = flake ? lockBeside(file, project) : null
  if (!flake || !lock || lock.broken) return null
  const refs = new Map(inputRefs(flake).map(each => [each.input, each]))
  const inputs = [...flake.inputs.values()].flatMap(input => {
    const node = input.follows ? null : lock.resolve([input.name])
    const [asked, original] = [refs.get(input), node && originalOf(node)]
    return node ? [{ input, node, asked, isCurrent: !asked || !original || isSame(asked.ref, original) }] : []
  })
  return { flake, lock, inputs }
}

/** What a lock node was asked for, in Nix's form; null when it does not say or Nix would refuse it. */
export function originalOf({ original }: LockNode): FlakeRef | null {
  const parsed = original ? flakeRefFromAttributes(original.plain()) : null
  return parsed?.ok ? parsed.ref : null
}

/** The same reference; a path is left out, because the lock may say it in another way. */
function isSame(asked: FlakeRef, locked: FlakeRef): boolean {
  if (asked.type === 'path' || locked.type === 'path') return true
  return [...new Set([...Object.keys(asked), ...Object.keys(locked)])].every(name => {
    const [x, y] = [asked[name], locked[name]]
    return name === 'owner' || name === 'repo' ? `${x}`.toLowerCase() === `${y}`.toLowerCase() : x === y
  })
}

/** The identity of the repository that a lock node holds: see `repositoryOf`. */
export function repositoryOfNode({ locked }: LockNode): string | undefined {
  const parsed = locked ? flakeRefFromAttributes(locked.plain()) : null
  return parsed?.ok ? repositoryOf(parsed.ref) : undefined
}

export const NIXPKGS = 'github.com/nixos/nixpkgs'

export const isNixpkgs = (node: LockNode | null | undefined): boolean =>
  node != null && repositoryOfNode(node) === NIXPKGS

/** The input is better left with the nixpkgs that it was built with. */
export const hasOwnCache = (node: LockNode): boolean => OWN_CACHE.test(repositoryOfNode(node) ?? '')

/** Flakes that build their packages with a nixpkgs of their own and put them into a cache of their own: with another one, everything
    is built at home, or does not fit at all. Their documentation says so, or names the cache and no `follows`. */
const OWN_CACHE =
  /^(?:github|flakehub)\.com\/(?:hyprwm\/|determinatesystems\/|sodiboo\/niri-flake|fufexan\/nix-gaming|chaotic-cx\/|xddxdd\/nix-cachyos|nvmd\/nixos-raspberrypi|nix-community\/neovim-nightly-overlay|helix-editor\/|ghostty-org\/|hercules-ci\/hercules-ci-agent|cachix\/cachix|nickel-lang\/|tweag\/nickel|wezterm\/|input-output-hk\/haskell)/

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

/** The release whose branch the project's flake names as `nixpkgs`; null for any other branch, and where there is no flake. */
export function nixpkgsRelease({ files }: Project): string | null {
  const file = files.get('flake.nix')
  const flake = file ? flakeOf(file) : null
  const nixpkgs = flake ? inputRefs(flake).find(({ input }) => input.name === 'nixpkgs') : undefined
  return releaseOfBranch((nixpkgs ? nixpkgsBranch(nixpkgs.ref) : null) ?? '')
}

/** Days from a time in a lock (seconds) to a day. */
export const daysSince = (seconds: number, now: Date): number => Math.floor((now.getTime() / 1000 - seconds) / 86_400)

/** When a node's source was made, in seconds; null when the lock does not say. */
export function lastModified(node: LockNode): number | null {
  const value = node.locked?.attributes.get('lastModified')?.value
  return typeof value === 'number' ? value : null
}

/** Words of a comment that gives a reason to follow or not to. */
export const ABOUT_FOLLOWS = /\bfollow|\bcach(?:e|ix)/i
