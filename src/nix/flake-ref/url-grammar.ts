/** The parts of a URL as they stand, still encoded. `undefined` means that the mark that starts the part is missing. */
export interface UrlParts {
  readonly scheme?: string
  readonly authority?: {
    readonly user?: string
    readonly password?: string
    readonly host: string
    readonly port?: string
  }
  readonly path: string
  readonly query?: string
  readonly fragment?: string
}

const ESCAPE = '%[0-9A-Fa-f]{2}'
const PLAIN = "A-Za-z0-9\\-._~!$&'()*+,;="

const schemePattern = /([A-Za-z][A-Za-z0-9+.-]*):/y
const loginPattern = new RegExp(`((?:[${PLAIN}]|${ESCAPE})*)(?::((?:[${PLAIN}:]|${ESCAPE})*))?@`, 'y')
const namePattern = new RegExp(`(?:[${PLAIN}]|${ESCAPE})*`, 'y')
const bracketPattern = /\[([^\]]*)\]/y
const portPattern = /:([0-9]*)/y
const pathPattern = new RegExp(`(?:[${PLAIN}:@/]|${ESCAPE})*`, 'y')
const firstSegmentPattern = new RegExp(`(?:[${PLAIN}@]|${ESCAPE})*`, 'y')
const queryPattern = new RegExp(`\\?((?:[${PLAIN}:@/?[\\]]|${ESCAPE})*)`, 'y')
const fragmentPattern = new RegExp(`#((?:[${PLAIN}:@/?#]|${ESCAPE})*)`, 'y')

/**
 * Splits a URL or a relative reference after RFC 3986, as Boost.URL does. Otherwise answers with Boost's reason:
 * `leftover` when a beginning of the text is one, `mismatch` when none is.
 */
export function scanUrl(text: string): UrlParts | 'leftover' | 'mismatch' {
  const scanned = new Scanner(text).uri() ?? new Scanner(text).relative()
  if (!scanned) return 'mismatch'
  return scanned.end === text.length ? scanned.parts : 'leftover'
}

interface Scanned {
  readonly parts: UrlParts
  readonly end: number
}

/** A cursor over one text. A method answers `undefined` where Boost's rule fails, as opposed to ending early. */
class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  uri(): Scanned | undefined {
    const scheme = this.#take(schemePattern)?.[1]
    return scheme === undefined ? undefined : this.#rest({ scheme })
  }

  relative(): Scanned | undefined {
    if (!this.#text.startsWith('/')) {
      const segment = this.#encoded(firstSegmentPattern)
      if (segment === undefined || (segment !== '' && this.#next() === ':')) return undefined
      if (segment === '' && this.#next() === ':') return { parts: { path: '' }, end: 0 }
      this.#at = 0
    }
    return this.#rest({})
  }

  #rest(start: { scheme?: string }): Scanned | undefined {
    const hasAuthority = this.#text.startsWith('//', this.#at)
    if (hasAuthority) this.#at += 2
    const authority = hasAuthority ? this.#authority() : undefined
    if (hasAuthority && !authority) return undefined
    const path = hasAuthority && this.#next() !== '/' ? '' : this.#encoded(pathPattern)
    if (path === undefined) return undefined
    const query = this.#take(queryPattern)?.[1]
    const fragment = this.#take(fragmentPattern)?.[1]
    if (fragment !== undefined && this.#next() === '%') return undefined
    const parts = {
      ...start,
      ...(authority && { authority }),
      path,
      ...(query !== undefined && { query }),
      ...(fragment !== undefined && { fragment }),
    }
    return { parts, end: this.#at }
  }

  #authority(): UrlParts['authority'] {
    const login = this.#take(loginPattern)
    const host = this.#host()
    if (host === undefined) return undefined
    const port = this.#take(portPattern)?.[1]
    return {
      ...(login && { user: login[1] ?? '' }),
      ...(login?.[2] !== undefined && { password: login[2] }),
      host,
      ...(port !== undefined && { port }),
    }
  }

  #host(): string | undefined {
    if (this.#next() !== '[') return this.#encoded(namePattern)
    const literal = this.#take(bracketPattern)
    return literal && isAddress(literal[1] ?? '') ? literal[0] : undefined
  }

  /** Boost's rules for encoded text fail at a broken escape and end quietly at any other stranger. */
  #encoded(pattern: RegExp): string | undefined {
    const match = this.#take(pattern)?.[0]
    return this.#next() === '%' ? undefined : match
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text) ?? undefined
    this.#at += match?.[0].length ?? 0
    return match
  }

  #next(): string | undefined {
    return this.#text[this.#at]
  }
}

/**
 * What may stand in brackets: an IPv6 address with an optional zone, or `v` and a later kind of address. Nix 2.34.8
 * writes NULs after a zone (`[fe80::1%25eth0%00…]`); ours stays as it was written.
 */
function isAddress(text: string): boolean {
  if (new RegExp(`^v[0-9A-Fa-f]+\\.[${PLAIN}:]+$`).test(text)) return true
  const address = text.replace(new RegExp(`%25(?:[A-Za-z0-9\\-._~]|${ESCAPE})+$`), '')
  const dotted = /^(.*:)([0-9]{1,3}(?:\.[0-9]{1,3}){3})$/.exec(address)
  if (dotted?.[2]?.split('.').some(octet => Number(octet) > 255 || /^0./.test(octet))) return false
  // An IPv4 tail takes the place of two groups.
  const groups = dotted ? `${dotted[1]}0:0` : address
  const halves = groups.split('::')
  const words = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  if (!words.every(word => /^[0-9A-Fa-f]{1,4}$/.test(word))) return false
  return halves.length === 2 ? words.length <= 7 : halves.length === 1 && words.length === 8
}
