import { type Attributes, optionalString, parseInteger, requiredString } from './attributes.ts'
import type { Scheme } from './scheme.ts'
import { applicationOf, formatUrl, type NixUrl, parseUrl, transportOf } from './url.ts'

const ARCHIVE = /\.(?:zip|tar|tgz|tar\.gz|tar\.xz|tar\.bz2|tar\.zst)$/
const OWN = ['url', 'narHash', 'name', 'unpack', 'rev', 'revCount', 'lastModified']

/** An archive that is unpacked: `tarball+…:`, and every bare `http:`, `https:` and `file:` URL of a flake. */
export const tarball = download('tarball', (url, flake) => flake || isArchive(url))

/** A single file: `file+…:`, and where no flake is wanted every bare URL that has no archive's name. */
export const file = download('file', (url, flake) => !flake && !isArchive(url))

function isArchive(url: NixUrl): boolean {
  return ARCHIVE.test(url.path.at(-1) ?? '')
}

function download(type: 'tarball' | 'file', takesBare: (url: NixUrl, flake: boolean) => boolean): Scheme {
  return {
    allowed: new Set(OWN),

    fromUrl(url, flake) {
      const application = applicationOf(url.scheme)
      if (!['file', 'http', 'https'].includes(transportOf(url.scheme))) return undefined
      if (application === undefined ? !takesBare(url, flake) : application !== type) return undefined
      // Nix's own parameters never reach the server, not even `url`, `name` and `unpack`, which it then forgets.
      const query = new Map([...url.query].filter(([name]) => !OWN.includes(name)))
      return { ...factsOf(url), type, url: formatUrl({ ...url, scheme: transportOf(url.scheme), query }) }
    },

    fromAttributes: attributes => attributes,

    toUrl(attributes, show) {
      const url = parseUrl(requiredString(attributes, 'url'))
      const narHash = optionalString(attributes, 'narHash')
      return narHash === undefined
        ? url
        : { ...url, query: new Map(url.query).set('narHash', show('narHash', narHash)) }
    },
  }
}

function factsOf(url: NixUrl): Attributes {
  const facts: Record<string, string | number> = {}
  for (const name of ['narHash', 'rev']) {
    const text = url.query.get(name)
    if (text !== undefined) facts[name] = text
  }
  for (const name of ['revCount', 'lastModified']) {
    const count = parseInteger(url.query.get(name) ?? '')
    if (count !== undefined) facts[name] = count
  }
  return facts
}
