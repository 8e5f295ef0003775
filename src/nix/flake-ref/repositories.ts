import { type Attributes, isTrue, optionalString, requiredString } from './attributes.ts'
import { isLegalRefName } from './git-names.ts'
import { badUrl, disabledFeature } from './refusal.ts'
import type { Scheme } from './scheme.ts'
import { applicationOf, formatUrl, type NixUrl, parseUrl, transportOf } from './url.ts'

const SIGNATURES = ['verifyCommit', 'keytype', 'publicKey', 'publicKeys']
const GIT_STRINGS = ['rev', 'ref', 'keytype', 'publicKey', 'publicKeys']
const GIT_BOOLEANS = ['shallow', 'submodules', 'lfs', 'exportIgnore', 'allRefs', 'verifyCommit']
const GIT_FACTS = ['url', 'lastModified', 'revCount', 'narHash', 'name', 'dirtyRev', 'dirtyShortRev']

/** `git:` and `git+…:`. A parameter that is not Nix's own stays in the URL and goes to the server. */
export const git: Scheme = {
  allowed: new Set([...GIT_FACTS, ...GIT_STRINGS, ...GIT_BOOLEANS]),

  fromUrl(url) {
    if (url.scheme !== 'git' && applicationOf(url.scheme) !== 'git') return undefined
    const attributes: Record<string, string | boolean> = { type: 'git' }
    const kept = new Map<string, string>()
    for (const [name, value] of url.query) {
      if (GIT_STRINGS.includes(name)) attributes[name] = value
      else if (GIT_BOOLEANS.includes(name)) attributes[name] = value === '1'
      else kept.set(name, value)
    }
    return gitChecked({ ...attributes, url: formatUrl({ ...url, query: kept }) })
  },

  fromAttributes: gitChecked,

  toUrl(attributes, show) {
    const url = parseUrl(requiredString(attributes, 'url'))
    const query = withNames(url, attributes, show)
    for (const name of ['shallow', 'lfs', 'submodules', 'exportIgnore']) {
      if (isTrue(attributes, name)) query.set(name, '1')
    }
    return { ...url, scheme: url.scheme === 'git' ? 'git' : `git+${url.scheme}`, query }
  },
}

/** `hg+http:`, `hg+https:`, `hg+ssh:` and `hg+file:`, for Mercurial. */
export const mercurial: Scheme = {
  allowed: new Set(['url', 'ref', 'rev', 'revCount', 'narHash', 'name']),

  fromUrl(url) {
    if (!/^hg\+(?:https?|ssh|file)$/.test(url.scheme)) return undefined
    const own = [...url.query].filter(([name]) => name === 'rev' || name === 'ref')
    const query = new Map([...url.query].filter(([name]) => name !== 'rev' && name !== 'ref'))
    const bare = formatUrl({ ...url, scheme: transportOf(url.scheme), query })
    return mercurialChecked({ type: 'hg', ...Object.fromEntries(own), url: bare })
  },

  fromAttributes: mercurialChecked,

  toUrl(attributes, show) {
    const url = parseUrl(requiredString(attributes, 'url'))
    return { ...url, scheme: `hg+${url.scheme}`, query: withNames(url, attributes, show) }
  },
}

function gitChecked(attributes: Attributes): Attributes {
  if (SIGNATURES.some(name => Object.hasOwn(attributes, name))) throw disabledFeature('verified-fetches')
  const ref = optionalString(attributes, 'ref')
  if (ref !== undefined && !isLegalRefName(ref)) throw badUrl(`invalid Git branch/tag name '${ref}'`)
  const url = formatUrl(repositoryUrl(requiredString(attributes, 'url')))
  for (const name of ['shallow', 'submodules', 'allRefs']) isTrue(attributes, name)
  return { ...attributes, url }
}

function mercurialChecked(attributes: Attributes): Attributes {
  parseUrl(requiredString(attributes, 'url'))
  const ref = optionalString(attributes, 'ref')
  if (ref !== undefined && !/^[a-zA-Z0-9@][a-zA-Z0-9_./@+-]*$/.test(ref)) {
    throw badUrl(`invalid Mercurial branch/tag name '${ref}'`)
  }
  return attributes
}

/** The URL of a Git repository in any of Git's spellings: `git+…`, `user@host:path`, a path (Nix's `fixGitURL`). */
function repositoryUrl(text: string): NixUrl {
  const spelled = text.startsWith('/') ? text : text.replace(/^([^/]*)@([^\n\r]*):([^\n\r]*)$/, 'ssh://$1@$2/$3')
  if (/^(?:git\+)?file:/.test(spelled) || spelled.includes('://')) {
    const url = parseUrl(spelled)
    return applicationOf(url.scheme) === 'git' ? { ...url, scheme: transportOf(url.scheme) } : url
  }
  const path = spelled.split('/')
  if (path[0]?.includes(':')) {
    throw badUrl(`SCP-like URL '${spelled}' is not supported; use SSH URL syntax instead (ssh://...)`)
  }
  const local = { scheme: 'file', path, query: new Map<string, string>(), fragment: '' }
  return spelled.startsWith('/') ? { ...local, authority: { host: '', bracketed: false } } : local
}

function withNames(url: NixUrl, attributes: Attributes, show: (kind: 'rev', text: string) => string) {
  const query = new Map(url.query)
  const rev = optionalString(attributes, 'rev')
  const ref = optionalString(attributes, 'ref')
  if (rev !== undefined) query.set('rev', show('rev', rev))
  if (ref !== undefined) query.set('ref', ref)
  return query
}
