import type { Document } from '../engine/model.ts'

/** The key of `sessionStorage` under which the paste box hands its text to the playground, which takes it out. */
export const HANDOVER_KEY = 'flakewise-paste'

/** The same for the decoder, which keeps the text for the life of the tab. */
export const DECODE_KEY = 'flakewise-error'

const PREFIX = '#v1='

/** A link's fragment that carries documents: `#v1=` and base64url of the deflated JSON `{"files":[{"path","text"}]}`.
    It stays in the browser: a fragment is not sent to a server. */
export async function encodeShare(documents: readonly Document[]): Promise<string> {
  const json = JSON.stringify({ files: documents.map(({ path, text }) => ({ path, text })) })
  const bytes = await through(new TextEncoder().encode(json), new CompressionStream('deflate-raw'))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return PREFIX + btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** The documents of such a fragment; null when it is another fragment, cut off, or not ours. Never throws. */
export async function decodeShare(hash: string): Promise<readonly Document[] | null> {
  if (!hash.startsWith(PREFIX)) return null
  try {
    const binary = atob(hash.slice(PREFIX.length).replace(/-/g, '+').replace(/_/g, '/'))
    const bytes = Uint8Array.from(binary, letter => letter.charCodeAt(0))
    const json = new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
    return documentsIn(JSON.parse(json))
  } catch {
    return null
  }
}

/** The most text that a link may unfold to, in bytes: a crafted fragment of a few kB could otherwise fill the memory. */
export const MAX_SHARED_BYTES = 4_000_000

async function through(bytes: Uint8Array<ArrayBuffer>, pair: CompressionStream | DecompressionStream) {
  const reader = new Blob([bytes]).stream().pipeThrough(pair).getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    length += value.length
    if (length > MAX_SHARED_BYTES) throw new RangeError(`More than ${MAX_SHARED_BYTES} bytes.`)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function documentsIn(value: unknown): readonly Document[] | null {
  if (typeof value !== 'object' || value === null || !('files' in value) || !Array.isArray(value.files)) return null
  const files: readonly unknown[] = value.files
  return files.length > 0 && files.every(isDocument) ? files.map(({ path, text }) => ({ path, text })) : null
}

function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('text' in value)) return false
  return typeof value.path === 'string' && value.path !== '' && typeof value.text === 'string'
}
