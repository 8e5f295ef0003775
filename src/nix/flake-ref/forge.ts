import { type Attributes, jsonOf, optionalString, requiredString } from './attributes.ts'
import { isLegalRefName } from './git-names.ts'
import { parseHash } from './hash.ts'
import { badUrl } from './refusal.ts'
import type { Scheme } from './scheme.ts'
import { formatUrl, type NixUrl } from './url.ts'

/** A commit as Nix recognises it where a branch could stand too. */
export const COMMIT = /^[0-9a-fA-F]{40}$/

/** `github:`, `gitlab:` and `sourcehut:`, which differ in nothing that a reference shows. */
export function forge(type: 'github' | 'gitlab' | 'sourcehut'): Scheme {
  return {
    allowed: new Set(['owner', 'repo', 'ref', 'rev', 'narHash', 'lastModified', 'host', 'treeHash']),

    fromUrl: url => (url.scheme === type ? checked({ type, ...partsOf(url) }) : undefined),

    fromAttributes: checked,

    toUrl(attributes, show) {
      const ref = optionalString(attributes, 'ref')
      const rev = optionalString(attributes, 'rev')
      const host = optionalString(attributes, 'host')
      const narHash = optionalString(attributes, 'narHash')
      const query = new Map<string, string>()
      if (narHash !== undefined) query.set('narHash', show('narHash', narHash))
      if (host !== undefined) query.set('host', host)
      const path = [requiredString(attributes, 'owner'), requiredString(attributes, 'repo')]
      if (ref !== undefined) path.push(ref)
      if (rev !== undefined) path.push(show('rev', rev))
      return { scheme: type, path, query, fragment: '' }
    },
  }
}

/** Unknown parameters are dropped without a word, up to Nix 2.34. */
function partsOf(url: NixUrl): Attributes {
  const [owner, repo, ...rest] = url.path.filter(segment => segment !== '')
  if (owner === undefined || repo === undefined) throw badUrl(`URL '${formatUrl(url)}' is invalid`)
  const name = rest.length === 0 ? undefined : rest.join('/')
  const isCommit = rest.length === 1 && COMMIT.test(rest[0] ?? '')
  const ref = url.query.get('ref')
  const rev = url.query.get('rev')
  if (ref !== undefined && name !== undefined && !isCommit) {
    throw badUrl(`URL '${formatUrl(url)}' contains multiple branch/tag names`)
  }
  if (rev !== undefined && isCommit) throw badUrl(`URL '${formatUrl(url)}' contains multiple commit hashes`)
  const host = url.query.get('host')
  const narHash = url.query.get('narHash')
  return {
    owner,
    repo,
    ...optional('rev', isCommit ? name : rev),
    ...optional('ref', isCommit ? ref : (name ?? ref)),
    ...optional('host', host),
    ...optional('narHash', narHash),
  }
}

function checked(attributes: Attributes): Attributes {
  requiredString(attributes, 'owner')
  requiredString(attributes, 'repo')
  const ref = optionalString(attributes, 'ref')
  const rev = optionalString(attributes, 'rev')
  if (ref !== undefined && rev !== undefined) {
    const json = jsonOf(attributes)
    throw badUrl(`input ${json} contains both a commit hash ('${rev}') and a branch/tag name ('${ref}')`)
  }
  if (rev !== undefined) parseHash(rev, 'sha1')
  if (ref !== undefined && !isLegalRefName(ref)) {
    throw badUrl(`input ${jsonOf(attributes)} contains an invalid branch/tag name`)
  }
  if (!/^[a-zA-Z0-9.-]*$/.test(optionalString(attributes, 'host') ?? '')) {
    throw badUrl(`input ${jsonOf(attributes)} contains an invalid instance host`)
  }
  return attributes
}

function optional(name: string, value: string | undefined): Attributes {
  return value === undefined ? {} : { [name]: value }
}
