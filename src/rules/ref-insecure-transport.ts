import { finding, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { partsOf } from '../nix/flake-ref.ts'
import { rewritten, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-insecure-transport',
  family: 'ref',
  summary: 'input fetched without encryption',
  severity: 'warning',
  fix: 'suggested',
  related: ['ref-git-over-https'],
  on: ['source_code'],

  *check(_, file) {
    for (const url of urlsOf(file)) {
      const { scheme, host } = partsOf(url.value)
      const name = scheme ? url.value.slice(scheme.from, scheme.to) : ''
      const secure = SECURE.get(name)
      if (!secure || !host || !scheme || isLocal(url.value.slice(host.from, host.to))) continue
      yield finding(
        url.node,
        `Whoever is on the way can change what \`${name}\` brings the next time that the lock is updated.`,
        suggested(file, `Use \`${secure}\``, rewritten(url, secure + url.value.slice(scheme.to))),
      )
    }
  },
})

/** What carries the same over TLS. */
const SECURE: ReadonlyMap<string, string> = new Map([
  ['git', 'git+https'],
  ['git+git', 'git+https'],
  ['git+http', 'git+https'],
  ['hg+http', 'hg+https'],
  ['http', 'https'],
  ['tarball+http', 'tarball+https'],
  ['file+http', 'file+https'],
])

/** This machine, or a network of one's own: names that no public server has, and private addresses (RFC 1918, RFC 6762, RFC 8375). */
const isLocal = (host: string): boolean =>
  /^(?:localhost|127\.[\d.]+|\[?::1\]?|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+)$/.test(host) ||
  /\.(?:local|lan|home|internal|intranet|corp|home\.arpa|test|localhost|onion)$/.test(host) ||
  /^[\w-]+$/.test(host)
