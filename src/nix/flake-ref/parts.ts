import type { Range } from '../../engine/model.ts'
import { percentDecode } from './percent.ts'

/** One `name=value` of a query, as written. */
export interface FlakeRefParameter extends Range {
  /** Decoded. */
  readonly name: string
  /** Decoded; `undefined` without `=`, which Nix ignores with a warning. */
  readonly value: string | undefined
  readonly nameRange: Range
  readonly valueRange: Range | undefined
}

/** Where the parts of a flake reference stand in its text. A range excludes the mark that starts or ends the part. */
export interface FlakeRefParts {
  readonly scheme: Range | undefined
  /** `user:password` of `//user:password@host:port`. */
  readonly login: Range | undefined
  /** `password`, where there is one; it may be empty. */
  readonly password: Range | undefined
  readonly host: Range | undefined
  readonly port: Range | undefined
  /** What follows scheme and authority, up to the query. */
  readonly path: Range
  /** All parameters, without the `?`. */
  readonly query: Range | undefined
  readonly parameters: readonly FlakeRefParameter[]
  readonly fragment: Range | undefined
}

/**
 * Splits a flake reference at its marks, so that a fix can replace one part. It judges nothing: what is no URL has parts
 * too, and `git+ssh://git@host:owner/repo` has the port `owner`, which is what is wrong with it.
 */
export function partsOf(text: string): FlakeRefParts {
  const [, scheme, slashes, authority = '', path = '', query, fragment] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:(\/\/)([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text) ?? []
  let at = 0
  const next = (part: string | undefined, mark: number): Range | undefined => {
    if (part === undefined) return undefined
    const range = { from: at + mark, to: at + mark + part.length }
    at = range.to
    return range
  }
  const schemeRange = next(scheme, 0)
  if (schemeRange) at += 1
  const authorityRange = slashes === undefined ? undefined : next(authority, 2)
  const pathRange = { from: at, to: at + path.length }
  at = pathRange.to
  const queryRange = next(query, 1)
  const fragmentRange = next(fragment, 1)
  return {
    scheme: schemeRange,
    ...authorityParts(text, authorityRange),
    path: pathRange,
    query: queryRange,
    parameters: queryRange ? parametersOf(text, queryRange) : [],
    fragment: fragmentRange,
  }
}

function authorityParts(text: string, range: Range | undefined) {
  if (!range) return { login: undefined, password: undefined, host: undefined, port: undefined }
  const authority = text.slice(range.from, range.to)
  const at = authority.lastIndexOf('@')
  const login = at < 0 ? undefined : { from: range.from, to: range.from + at }
  const colon = at < 0 ? -1 : authority.slice(0, at).indexOf(':')
  const password = login && colon >= 0 ? { from: login.from + colon + 1, to: login.to } : undefined
  const hostFrom = range.from + at + 1
  const host = /^(?:\[[^\]]*\]|[^:]*)/.exec(authority.slice(at + 1))?.[0] ?? ''
  const hostTo = hostFrom + host.length
  const port = hostTo < range.to && text[hostTo] === ':' ? { from: hostTo + 1, to: range.to } : undefined
  return { login, password, host: { from: hostFrom, to: hostTo }, port }
}

function parametersOf(text: string, query: Range): FlakeRefParameter[] {
  const parameters: FlakeRefParameter[] = []
  let from = query.from
  for (const written of text.slice(query.from, query.to).split('&')) {
    const to = from + written.length
    const equals = written.indexOf('=')
    const nameRange = { from, to: equals < 0 ? to : from + equals }
    const valueRange = equals < 0 ? undefined : { from: nameRange.to + 1, to }
    const decode = (range: Range) => percentDecode(text.slice(range.from, range.to))
    const value = valueRange && decode(valueRange)
    if (written !== '') parameters.push({ from, to, name: decode(nameRange), value, nameRange, valueRange })
    from = to + 1
  }
  return parameters
}
