import { type Attributes, checkCommon, jsonOf, optionalString } from './flake-ref/attributes.ts'
import { file, tarball } from './flake-ref/downloads.ts'
import { forge } from './flake-ref/forge.ts'
import { formatBase16, formatSri, parseNarHash, parseRev } from './flake-ref/hash.ts'
import { indirect, path, segmentsOf } from './flake-ref/local.ts'
import { percentDecodeChecked } from './flake-ref/percent.ts'
import { attempted, badUrl, Refusal, refusal } from './flake-ref/refusal.ts'
import { git, mercurial } from './flake-ref/repositories.ts'
import type { Scheme, ShowHash } from './flake-ref/scheme.ts'
import { decodeQuery, formatUrl, type NixUrl, parseUrl } from './flake-ref/url.ts'

export { type FlakeRefParameter, type FlakeRefParts, partsOf } from './flake-ref/parts.ts'
export { repositoryOf } from './flake-ref/repository.ts'

// Flake references as Nix 2.34 understands them: its `flakeref.cc`, `url.cc` and the input schemes of `libfetchers`,
// with Boost.URL's grammar and libgit2's reference names. `test/nix/flake-ref.test.ts` compares every case with Nix.
// Where the text escapes bytes that are not UTF-8, ours holds U+FFFD; tabs in messages stay, where Nix prints spaces.

export type FlakeRefType = 'github' | 'gitlab' | 'sourcehut' | 'git' | 'hg' | 'indirect' | 'path' | 'tarball' | 'file'

/** What a flake reference means: the attributes that `builtins.parseFlakeRef` returns. Mercurial's type is `hg`. */
export interface FlakeRef {
  readonly type: FlakeRefType
  readonly [attribute: string]: string | number | boolean
}

/** How Nix read it: as an entry of a registry (`nixpkgs/nixos-26.05`), a URL, failing both a path, or an attribute set. */
export type FlakeRefForm = 'id' | 'url' | 'path' | 'attributes'

export type ParsedFlakeRef =
  | {
      readonly ok: true
      readonly ref: FlakeRef
      readonly form: FlakeRefForm
      /** For a path: why the text is not a URL. Nix keeps this to itself. */
      readonly notUrl?: string
    }
  | {
      readonly ok: false
      /** What Nix prints after `error: `. */
      readonly error: string
      /** As above, where Nix has tried the text as a path in the end. */
      readonly notUrl?: string
    }

export interface FlakeRefOptions {
  /** Whether a path may be relative, as in `inputs.<name>.url`. There, every text that is no URL is a path. */
  readonly allowRelative?: boolean
  /** False for an input with `flake = false`, where a bare URL without an archive's name is a `file`. */
  readonly flake?: boolean
}

/** Parses a flake reference as `builtins.parseFlakeRef` does, or with `allowRelative` as `inputs.<name>.url`. */
export function parseFlakeRef(text: string, options: FlakeRefOptions = {}): ParsedFlakeRef {
  const { allowRelative = false, flake = true } = options
  const identifier = IDENTIFIER.exec(text)
  if (identifier) {
    const read = attempted(() => referenceOf(identifierUrl(identifier), flake))
    return verdict(text, 'id', read)
  }
  const asUrl = attempted(() => referenceOf(parseUrl(text, true), flake))
  if (!(asUrl instanceof Refusal && asUrl.badUrl)) return verdict(text, 'url', asUrl)
  const asPath = attempted(() => referenceOf(pathUrl(text, allowRelative), flake))
  return { ...verdict(text, 'path', asPath), notUrl: asUrl.message }
}

/**
 * Checks the attributes of an input that is written as an attribute set with a `type`, such as
 * `{ type = "github"; owner = "NixOS"; repo = "nixpkgs"; }`, and brings them into Nix's form.
 *
 * A set that parses may still be one that Nix cannot fetch; `formatErrorOf` tells.
 */
export function flakeRefFromAttributes(attributes: Attributes): ParsedFlakeRef {
  const ref = attempted(() => checked(attributes))
  return ref instanceof Refusal ? { ok: false, error: ref.message } : { ok: true, ref, form: 'attributes' }
}

/**
 * The URL of a reference, as `builtins.flakeRefToString` writes it. Where Nix refuses, the attribute that it refuses
 * stands in the URL as it was written. Not every reference survives: a `file` of `https:` is printed as a bare URL.
 */
export function formatFlakeRef(ref: FlakeRef): string {
  const lenient: ShowHash = (kind, text) => {
    const shown = attempted(() => showHash(kind, text))
    return shown instanceof Refusal ? text : shown
  }
  const text = attempted(() => formatUrl(urlOf(ref, lenient)))
  if (!(text instanceof Refusal)) return text
  return typeof ref.url === 'string' ? ref.url : jsonOf(ref)
}

/**
 * Why Nix cannot print a reference, and so cannot fetch it, although it parses: a `rev` that is no commit, for one.
 * `undefined` where it can.
 */
export function formatErrorOf(ref: FlakeRef): string | undefined {
  const url = attempted(() => urlOf(ref, showHash))
  return url instanceof Refusal ? url.message : undefined
}

const SCHEMES: Readonly<Record<FlakeRefType, Scheme>> = {
  file,
  git,
  github: forge('github'),
  gitlab: forge('gitlab'),
  hg: mercurial,
  indirect,
  path,
  sourcehut: forge('sourcehut'),
  tarball,
}

const COMMIT = '[0-9a-fA-F]{40}'
const NAME = '[a-zA-Z0-9@][a-zA-Z0-9_./@+-]*'
const FRAGMENT = `(?:[a-zA-Z0-9\\-._~!$&'"()*+,;=:@/? ^]|%[0-9a-fA-F]{2})*`
const IDENTIFIER = new RegExp(`^([a-zA-Z][a-zA-Z0-9_-]*(?:/(?:${COMMIT}|${NAME}(?:/${COMMIT})?))?)(?:#(${FRAGMENT}))?$`)

interface Reference {
  readonly ref: FlakeRef
  readonly fragment: string
}

function verdict(text: string, form: FlakeRefForm, read: Reference | Refusal): ParsedFlakeRef {
  if (read instanceof Refusal) return { ok: false, error: read.message }
  const { ref, fragment } = read
  if (fragment === '') return { ok: true, ref, form }
  return { ok: false, error: `unexpected fragment '${fragment}' in flake reference '${text}'` }
}

/** The directory and the fragment belong to the reference; the rest of the URL to the scheme. */
function referenceOf({ fragment, ...url }: NixUrl, flake: boolean): Reference {
  const query = new Map([...url.query].filter(([name]) => name !== 'dir'))
  const input = inputOf({ ...url, query, fragment: '' }, flake)
  return { ref: withDirectory(input, url.query.get('dir')), fragment }
}

function inputOf(url: NixUrl, flake: boolean): Attributes {
  for (const scheme of Object.values(SCHEMES)) {
    const attributes = scheme.fromUrl(url, flake)
    if (attributes) return attributes
  }
  const hint = url.scheme === 'file+git' ? "; did you mean 'git+file' instead of 'file+git'?" : ''
  throw refusal(`input '${formatUrl(url)}' is unsupported${hint}`)
}

function identifierUrl([, identifier = '', fragment = '']: RegExpExecArray): NixUrl {
  return { scheme: 'flake', path: identifier.split('/'), query: new Map(), fragment: percentDecodeChecked(fragment) }
}

function pathUrl(text: string, allowRelative: boolean): NixUrl {
  const match = /^([^?#]*)(?:\?([^#]*))?(?:#([^\n\r]*))?$/.exec(text)
  if (!match) throw refusal(`invalid flakeref '${text}'`)
  const [, location = '', parameters = '', encoded = ''] = match
  const query = decodeQuery(parameters)
  const fragment = percentDecodeChecked(encoded)
  const isAbsolute = location.startsWith('/')
  if (!isAbsolute && !allowRelative) throw badUrl(`flake reference '${text}' is not an absolute path`)
  const url = { scheme: 'path', path: segmentsOf(location), query, fragment }
  return isAbsolute ? { ...url, authority: { host: '', bracketed: false } } : url
}

function checked(all: Attributes): FlakeRef {
  checkValues(all)
  const { dir: _, ...attributes } = all
  const dir = optionalString(all, 'dir')
  const type = optionalString(attributes, 'type')
  if (type === undefined) throw refusal("'type' attribute to specify input scheme is required but not provided")
  // Nix accepts a type that it does not know, and then crashes or prints this as soon as it needs the input.
  if (!Object.hasOwn(SCHEMES, type)) throw refusal(`cannot show unsupported input '${jsonOf(attributes)}'`)
  const scheme = SCHEMES[type as FlakeRefType]
  for (const name of Object.keys(attributes).sort()) {
    if (name !== 'type' && name !== '__final' && !scheme.allowed.has(name)) {
      throw refusal(`input attribute '${name}' not supported by scheme '${type}'`)
    }
  }
  const input = scheme.fromAttributes(attributes)
  checkCommon(input)
  return withDirectory(input, dir)
}

function checkValues(attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'number') continue
    if (value < 0) throw refusal(`negative value given for flake input attribute ${name}: ${value}`)
    if (!Number.isInteger(value)) {
      throw refusal(`flake input attribute '${name}' is a float while a string, Boolean, or integer is expected`)
    }
  }
}

function withDirectory(attributes: Attributes, dir: string | undefined): FlakeRef {
  // Every scheme has set or checked `type`.
  const input = attributes as FlakeRef
  return dir ? { ...input, dir } : input
}

/** Nix checks the attributes again before it prints them, which changes one that the parse has left, as `git+git+…`. */
function urlOf(ref: FlakeRef, show: ShowHash): NixUrl {
  const { dir, ...attributes } = checked(ref)
  const url = SCHEMES[ref.type].toUrl(attributes, show)
  if (typeof dir !== 'string' || url.query.has('dir')) return url
  return { ...url, query: new Map(url.query).set('dir', dir) }
}

function showHash(kind: 'rev' | 'narHash', text: string): string {
  return kind === 'rev' ? formatBase16(parseRev(text)) : formatSri(parseNarHash(text))
}
