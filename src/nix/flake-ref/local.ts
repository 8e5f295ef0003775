import { type Attributes, optionalString, parseInteger, requiredString } from './attributes.ts'
import { COMMIT } from './forge.ts'
import { isLegalRefName } from './git-names.ts'
import { formatBase16, parseHash } from './hash.ts'
import { badUrl, refusal } from './refusal.ts'
import type { Scheme } from './scheme.ts'
import { formatAuthority, formatUrl, type NixUrl } from './url.ts'

/** `flake:` and bare names: an entry of a flake registry. Parameters other than `dir` are dropped without a word. */
export const indirect: Scheme = {
  allowed: new Set(['id', 'ref', 'rev', 'narHash']),

  fromUrl: url => (url.scheme === 'flake' ? { type: 'indirect', ...entryOf(url) } : undefined),

  fromAttributes(attributes) {
    checkIdentifier(requiredString(attributes, 'id'))
    return attributes
  },

  toUrl(attributes, show) {
    const path = [requiredString(attributes, 'id')]
    const ref = optionalString(attributes, 'ref')
    const rev = optionalString(attributes, 'rev')
    if (ref !== undefined) path.push(ref)
    if (rev !== undefined) path.push(show('rev', rev))
    return { scheme: 'flake', path, query: new Map(), fragment: '' }
  },
}

/** `path:` and bare paths. A path that does not start with `/` is relative to the flake that names it. */
export const path: Scheme = {
  allowed: new Set(['path', 'rev', 'revCount', 'lastModified', 'narHash']),

  fromUrl(url) {
    if (url.scheme !== 'path') return undefined
    if (url.authority?.host) {
      const authority = formatAuthority(url.authority)
      throw refusal(`path URL '${formatUrl(url)}' should not have an authority ('${authority}')`)
    }
    const attributes: Record<string, string | number> = { type: 'path', path: pathOf(url.path) }
    for (const [name, value] of url.query) attributes[name] = parameterOf(url, name, value)
    return attributes
  },

  fromAttributes(attributes) {
    requiredString(attributes, 'path')
    return attributes
  },

  toUrl(attributes) {
    const segments = requiredString(attributes, 'path').split('/')
    const query = new Map<string, string>()
    for (const [name, value] of Object.entries(attributes)) {
      if (name !== 'path' && name !== 'type')
        query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : `${value}`)
    }
    return { scheme: 'path', path: segments, query, fragment: '' }
  },
}

/** The segments of a path that is no URL: empty ones go, save what shows a leading and a trailing slash. */
export function segmentsOf(path: string): string[] {
  const segments = path.split('/').filter(segment => segment !== '')
  const leading = path.startsWith('/') ? [''] : []
  // C++ iterates over a trailing slash as one empty name, and Nix adds another.
  const trailing = path === '' ? [''] : path.endsWith('/') ? (segments.length === 0 ? [''] : ['', '']) : []
  return [...leading, ...segments, ...trailing]
}

/** Joins segments as C++ joins paths: an empty first one makes the path absolute, even when it is the only one. */
function pathOf(segments: readonly string[]): string {
  for (const segment of segments) {
    if (segment.includes('/')) {
      throw badUrl(`URL path component '${segment}' contains '/', which is not allowed in file names`)
    }
    if (segment.includes('\0')) {
      const shown = segment.replaceAll('\0', '␀')
      throw badUrl(`URL path component '${shown}' contains NUL byte which is not allowed`)
    }
  }
  const [first = '', ...rest] = segments
  const join = (joined: string, segment: string) => (joined.endsWith('/') ? joined : `${joined}/`) + segment
  return rest.reduce(join, first === '' ? '/' : first)
}

function parameterOf(url: NixUrl, name: string, value: string): string | number {
  if (name === 'rev' || name === 'narHash') return value
  if (name !== 'revCount' && name !== 'lastModified') {
    throw refusal(`path URL '${formatUrl(url)}' has unsupported parameter '${name}'`)
  }
  const count = parseInteger(value)
  if (count === undefined) throw refusal(`path URL '${formatUrl(url)}' has invalid parameter '${name}'`)
  return count
}

function entryOf(url: NixUrl): Attributes {
  const [id = '', second, third, ...more] = url.path.filter(segment => segment !== '')
  // The words are Nix's: it says "GitHub URL" of a registry entry.
  if (id === '' || more.length > 0) throw badUrl(`GitHub URL '${formatUrl(url)}' is invalid`)
  const isCommit = third === undefined && COMMIT.test(second ?? '')
  if (second !== undefined && !isCommit && !isLegalRefName(second)) {
    const wanted = third === undefined ? 'a commit hash or branch/tag name' : 'a branch/tag name'
    throw badUrl(`in flake URL '${formatUrl(url)}', '${second}' is not ${wanted}`)
  }
  if (third !== undefined && !COMMIT.test(third)) {
    throw badUrl(`in flake URL '${formatUrl(url)}', '${third}' is not a commit hash`)
  }
  checkIdentifier(id)
  const rev = isCommit ? second : third
  return {
    id,
    ...(rev !== undefined && { rev: formatBase16(parseHash(rev, 'sha1')) }),
    ...(second !== undefined && !isCommit && { ref: second }),
  }
}

function checkIdentifier(id: string): void {
  if (!/^[a-zA-Z][a-zA-Z0-9_-]*$/.test(id)) throw badUrl(`'${id}' is not a valid flake ID`)
}
