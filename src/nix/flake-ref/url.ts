import { percentDecode, percentEncode } from './percent.ts'
import { badUrl } from './refusal.ts'
import { scanUrl } from './url-grammar.ts'

/** The `user:password@host:port` of a URL, decoded. An empty host is not the same as no authority. */
export interface Authority {
  readonly user?: string
  readonly password?: string
  readonly host: string
  /** The host stood in brackets: an IPv6 address or a later kind. */
  readonly bracketed: boolean
  readonly port?: number
}

/**
 * A URL as Nix holds it. It normalises nothing: `.`, `..`, empty segments and letter case stay. A path that starts
 * with `/` has an empty first segment.
 */
export interface NixUrl {
  readonly scheme: string
  readonly authority?: Authority
  /** Decoded segments; `%2F` is a slash inside one. */
  readonly path: readonly string[]
  /** Decoded; of a repeated name the first counts. */
  readonly query: ReadonlyMap<string, string>
  readonly fragment: string
}

/**
 * Parses a URL as Nix does (`parseURL`, on Boost.URL). A lenient parse allows a space and `"` in the query, these and
 * `^` in the fragment, as flake references do. Throws a bad URL refusal.
 */
export function parseUrl(text: string, lenient = false): NixUrl {
  const escaped = lenient ? escapeLenient(text) : text
  const parts = scanUrl(escaped)
  if (parts === 'mismatch' || parts === 'leftover') throw badUrl(`'${text}' is not a valid URL: ${parts}`)
  const { scheme } = parts
  if (scheme === undefined) throw badUrl(`'${escaped}' doesn't have a scheme`)
  const authority = parts.authority && authorityOf(parts.authority)
  const isFile = transportOf(scheme) === 'file'
  if (isFile && authority?.host) {
    throw badUrl(`file:// URL '${escaped}' has unexpected authority '${formatAuthority(authority)}'`)
  }
  const path = isFile && parts.path === '' ? '/' : parts.path
  return {
    scheme,
    ...(authority && { authority }),
    path: path.split('/').map(percentDecode),
    query: parametersOf(parts.query ?? ''),
    fragment: percentDecode(parts.fragment ?? ''),
  }
}

/** Decodes the query of a path reference, which no URL parser has seen. Throws a bad URL refusal. */
export function decodeQuery(query: string): ReadonlyMap<string, string> {
  const escaped = escapeQuery(query)
  if (/^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?[\]]|%[0-9A-Fa-f]{2})*$/.test(escaped)) return parametersOf(escaped)
  throw badUrl(`invalid URI query '${query}': leftover`)
}

/** The URL as Nix writes it: parameters sorted by name, everything encoded that need not stand bare. */
export function formatUrl(url: NixUrl): string {
  const authority = url.authority ? `//${formatAuthority(url.authority)}` : ''
  const path = url.path.map(segment => percentEncode(segment, ':@')).join('/')
  const query = sorted(url.query).map(pair => pair.map(part => percentEncode(part, ':@/?')).join('='))
  const fragment = url.fragment === '' ? '' : `#${percentEncode(url.fragment)}`
  return `${url.scheme}:${authority}${path}${query.length === 0 ? '' : `?${query.join('&')}`}${fragment}`
}

/** `user:password@host:port` as Nix writes it. */
export function formatAuthority({ user, password, host, bracketed, port }: Authority): string {
  const secret = password === undefined ? '' : `:${percentEncode(password)}`
  const login = user === undefined ? '' : `${percentEncode(user)}${secret}@`
  const name = bracketed ? `[${percentEncode(host, ':')}]` : percentEncode(host)
  return `${login}${name}${port === undefined ? '' : `:${port}`}`
}

/** What stands before the first `+` of a scheme: `git` in `git+ssh`. */
export function applicationOf(scheme: string): string | undefined {
  return scheme.includes('+') ? scheme.slice(0, scheme.indexOf('+')) : undefined
}

/** What stands after the first `+` of a scheme, or the scheme: `ssh` in `git+ssh`. */
export function transportOf(scheme: string): string {
  return scheme.slice(scheme.indexOf('+') + 1)
}

function authorityOf(parts: { user?: string; password?: string; host: string; port?: string }): Authority {
  const bracketed = parts.host.startsWith('[')
  const digits = parts.port ?? ''
  const port = Number(digits)
  // Boost reads a port that does not fit in 16 bits as 0, and Nix refuses 0.
  if (digits !== '' && (port === 0 || port > 0xffff)) throw badUrl(`port '${digits}' is invalid`)
  return {
    ...(parts.user !== undefined && { user: percentDecode(parts.user) }),
    ...(parts.password !== undefined && { password: percentDecode(parts.password) }),
    host: percentDecode(bracketed ? parts.host.slice(1, -1) : parts.host),
    bracketed,
    ...(digits !== '' && { port }),
  }
}

/** A parameter without `=` is ignored: Nix only warns of a "dubious URI query". */
function parametersOf(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const parameter of query.split('&')) {
    const equals = parameter.indexOf('=')
    const name = percentDecode(parameter.slice(0, equals))
    if (equals >= 0 && !parameters.has(name)) parameters.set(name, percentDecode(parameter.slice(equals + 1)))
  }
  return new Map(sorted(parameters))
}

/** By UTF-8 bytes, as a C++ map; for the names in use that is the order of UTF-16 units. */
function sorted(parameters: ReadonlyMap<string, string>): [string, string][] {
  return [...parameters].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Nix looks for the query before the fragment: with `#` before `?`, the fragment keeps its bare spaces and fails. */
function escapeLenient(text: string): string {
  const question = text.indexOf('?')
  let fixed = ''
  let rest = text
  if (question >= 0) {
    const hash = text.indexOf('#', question)
    const end = hash < 0 ? text.length : hash
    fixed = `${text.slice(0, question)}?${escapeQuery(text.slice(question + 1, end))}`
    rest = text.slice(end)
  }
  const hash = rest.indexOf('#')
  if (hash < 0) return fixed + rest
  return `${fixed}${rest.slice(0, hash)}#${rest.slice(hash + 1).replace(/[ "^]/g, character => percentEncode(character))}`
}

function escapeQuery(query: string): string {
  return query.replace(/[ "]/g, character => percentEncode(character))
}
