import { attempted, disabledFeature, Refusal, refusal } from './refusal.ts'

const SIZES: Readonly<Record<string, number>> = { blake3: 32, md5: 16, sha1: 20, sha256: 32, sha512: 64 }
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NIX32 = '0123456789abcdfghijklmnpqrsvwxyz'

/** A hash that Nix could read. */
export interface Hash {
  readonly algorithm: string
  readonly bytes: readonly number[]
}

/**
 * Reads a hash as Nix does: `sha1:…`, `sha256-…` or bare, in base 16, Nix's base 32 or base 64, told apart by length.
 * A bare text is a hash of `algorithm`, and any other must be one too. Throws a refusal.
 */
export function parseHash(text: string, algorithm: string): Hash {
  const { prefix, rest, isSri } = splitPrefix(text)
  if (prefix !== undefined) checkAlgorithm(prefix)
  if (prefix !== undefined && prefix !== algorithm) throw refusal(`hash '${text}' should have type '${algorithm}'`)
  return decode(isSri ? 'SRI' : formatOf(rest, algorithm), rest, algorithm)
}

/** Reads a `rev`: a hash of the algorithm that it names, else a SHA-1. Throws a refusal. */
export function parseRev(text: string): Hash {
  const { prefix } = splitPrefix(text)
  if (prefix === undefined) return parseHash(text, 'sha1')
  checkAlgorithm(prefix)
  // What Nix cannot read as the hash that its prefix names, it reads again as a SHA-1, and prints that error.
  const named = attempted(() => parseHash(text, prefix))
  return named instanceof Refusal ? parseHash(text, 'sha1') : named
}

/** Reads a `narHash`: an SRI hash, SHA-256; an empty one is all zeros. Throws a refusal. */
export function parseNarHash(text: string): Hash {
  if (text === '') return { algorithm: 'sha256', bytes: new Array<number>(32).fill(0) }
  const dash = text.indexOf('-')
  if (dash < 0) throw refusal(`hash '${text}' is not SRI`)
  const algorithm = text.slice(0, dash)
  checkAlgorithm(algorithm)
  const hash = decode('SRI', text.slice(dash + 1), algorithm)
  if (algorithm !== 'sha256') throw refusal('narHash must use SHA-256')
  return hash
}

/** The bytes in lower-case hexadecimal, as Nix writes a commit. */
export function formatBase16({ bytes }: Hash): string {
  return bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The hash as Nix writes a `narHash`: `sha256-` and base 64 with padding. */
export function formatSri({ algorithm, bytes }: Hash): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const digit = (shift: number) => BASE64[(bits >> shift) & 63]
    text += `${digit(18)}${digit(12)}${b === undefined ? '=' : digit(6)}${c === undefined ? '=' : digit(0)}`
  }
  return `${algorithm}-${text}`
}

function splitPrefix(text: string): { prefix?: string; rest: string; isSri: boolean } {
  const at = text.includes(':') ? text.indexOf(':') : text.indexOf('-')
  if (at < 0) return { rest: text, isSri: false }
  return { prefix: text.slice(0, at), rest: text.slice(at + 1), isSri: text[at] === '-' }
}

function checkAlgorithm(name: string): void {
  if (!Object.hasOwn(SIZES, name)) {
    throw refusal(`unknown hash algorithm '${name}', expect 'blake3', 'md5', 'sha1', 'sha256', or 'sha512'`)
  }
  if (name === 'blake3') throw disabledFeature('blake3-hashes')
}

type Format = 'base16' | 'nix32' | 'Base64' | 'SRI'

function formatOf(rest: string, algorithm: string): Format {
  const size = SIZES[algorithm] ?? 0
  if (rest.length === size * 2) return 'base16'
  if (rest.length === Math.ceil((size * 8) / 5)) return 'nix32'
  if (rest.length === Math.ceil(size / 3) * 4) return 'Base64'
  throw refusal(`hash '${rest}' has wrong length for hash algorithm '${algorithm}'`)
}

function decode(format: Format, rest: string, algorithm: string): Hash {
  const bytes = bytesOf(format, rest)
  const size = SIZES[algorithm] ?? 0
  if (bytes.length === size) return { algorithm, bytes }
  throw refusal(`invalid ${format} hash '${rest}', length ${bytes.length} != expected length ${size}`)
}

/** Nothing where a character is no digit: Nix 2.34 drops that error and then complains of the length 0. */
function bytesOf(format: Format, rest: string): number[] {
  if (format === 'base16')
    return bytesOfDigits(
      [...rest].map(c => '0123456789abcdef'.indexOf(c.toLowerCase())),
      4,
    )
  if (format === 'nix32') return bytesOfNix32([...rest].map(c => NIX32.indexOf(c)))
  const digits = [...rest.replaceAll('\n', '')].map(c => BASE64.indexOf(c))
  const padding = rest.replaceAll('\n', '').indexOf('=')
  return bytesOfDigits(padding < 0 ? digits : digits.slice(0, padding), 6)
}

/** Digits of `width` bits, the most significant first; bits that do not fill a byte are dropped. */
function bytesOfDigits(digits: readonly number[], width: number): number[] {
  const bytes: number[] = []
  let buffer = 0
  let bits = 0
  for (const digit of digits) {
    if (digit < 0) return []
    buffer = ((buffer << width) | digit) & 0xffff
    bits += width
    if (bits >= 8) {
      bits -= 8
      bytes.push((buffer >> bits) & 0xff)
    }
  }
  return bytes
}

/** Nix's base 32 writes the number backwards: the last digit holds the lowest five bits of the first byte. */
function bytesOfNix32(digits: readonly number[]): number[] {
  const bytes: number[] = []
  for (const [index, digit] of digits.toReversed().entries()) {
    if (digit < 0) return []
    const at = Math.floor((index * 5) / 8)
    const bits = digit << ((index * 5) % 8)
    bytes[at] = (bytes[at] ?? 0) | (bits & 0xff)
    if (bits > 0xff) bytes[at + 1] = bits >> 8
  }
  return bytes
}
