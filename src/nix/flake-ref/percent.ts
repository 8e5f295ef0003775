import { badUrl } from './refusal.ts'

const UNRESERVED = /^[A-Za-z0-9\-._~]$/
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Decodes `%XX` in a text whose escapes are all well formed. Bytes that are not UTF-8 become U+FFFD. */
export function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, escapes => {
    const bytes = escapes.slice(1).split('%')
    return utf8.decode(Uint8Array.from(bytes, byte => Number.parseInt(byte, 16)))
  })
}

/** Decodes a text that nobody has checked yet. Throws a bad URL refusal with the words of Boost.URL. */
export function percentDecodeChecked(text: string): string {
  const wrong = /%(?![0-9A-Fa-f]{2})/.exec(text)
  if (!wrong) return percentDecode(text)
  const reason = wrong.index > text.length - 3 ? 'incomplete pct-encoding' : 'bad hexdig in pct-encoding'
  throw badUrl(`invalid URI parameter '${text}': ${reason}`)
}

/** Encodes every UTF-8 byte that RFC 3986 does not call unreserved, except the characters of `keep`. */
export function percentEncode(text: string, keep = ''): string {
  let encoded = ''
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCharCode(byte)
    const plain = UNRESERVED.test(character) || keep.includes(character)
    encoded += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return encoded
}
