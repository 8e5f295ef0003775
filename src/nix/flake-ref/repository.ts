import type { FlakeRef } from '../flake-ref.ts'
import { attempted, Refusal } from './refusal.ts'
import { type NixUrl, parseUrl } from './url.ts'

const FORGES = { github: 'github.com', gitlab: 'gitlab.com', sourcehut: 'git.sr.ht' }
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, git: 9418 }
const NIXPKGS = 'github.com/nixos/nixpkgs'

/** Other names of a forge's own host. */
const HOSTS: Readonly<Record<string, string>> = {
  'codeload.github.com': 'github.com',
  'ssh.github.com': 'github.com',
  'www.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
}

/**
 * The identity of the repository behind a reference, whatever its spelling: host and path in lower case, without user,
 * `.git`, branch and commit, such as `github.com/nixos/nixpkgs`. A local Git repository is `file:` and its path.
 * `undefined` where the reference names no repository that the text alone can tell: relative, or a plain archive.
 *
 * Archives of the forges, of FlakeHub and of the Nixpkgs channels are recognised by their URLs. The registry entry
 * `nixpkgs` counts as Nixpkgs.
 */
export function repositoryOf(ref: FlakeRef): string | undefined {
  switch (ref.type) {
    case 'github':
    case 'gitlab':
    case 'sourcehut':
      return identity(`${ref.host ?? FORGES[ref.type]}`, `${ref.owner}/${ref.repo}`)
    case 'git':
    case 'hg':
      return withUrl(ref, repositoryOfUrl)
    case 'tarball':
    case 'file':
      return withUrl(ref, repositoryOfArchive)
    case 'indirect':
      return ref.id === 'nixpkgs' ? NIXPKGS : undefined
    case 'path':
      return undefined
  }
}

function withUrl(ref: FlakeRef, repository: (url: NixUrl) => string | undefined): string | undefined {
  const url = attempted(() => parseUrl(`${ref.url}`))
  return url instanceof Refusal ? undefined : repository(url)
}

function repositoryOfUrl(url: NixUrl): string | undefined {
  const path = url.path.join('/')
  if (url.scheme === 'file') return path.startsWith('/') ? `file:${path}` : undefined
  return url.authority && identity(hostOf(url), path)
}

/** An SSH port says nothing about the repository: the same host serves it over HTTP on another. */
function hostOf({ scheme, authority }: NixUrl): string {
  const port = authority?.port
  const host = authority?.bracketed ? `[${authority.host}]` : (authority?.host ?? '')
  return port === undefined || scheme === 'ssh' || port === DEFAULT_PORTS[scheme] ? host : `${host}:${port}`
}

function identity(host: string, path: string): string | undefined {
  const name = host.toLowerCase()
  const segments = path
    .toLowerCase()
    .split('/')
    .filter(segment => segment !== '')
  const repository = segments.join('/').replace(/\.git$/, '')
  return repository === '' ? undefined : `${HOSTS[name] ?? name}/${repository}`
}

/** The flakes of FlakeHub that are Nixpkgs. For others the name on FlakeHub need not be the name of the repository. */
const HUB_NIXPKGS = ['nixos/nixpkgs', 'determinatesystems/nixpkgs-weekly']

/** Where the forges keep the archives of a repository; the first group is the repository's path. */
const ARCHIVES: readonly RegExp[] = [
  // GitHub, Gitea, Forgejo, SourceHut: /owner/repo/archive/v1.tar.gz; GitHub's others; Bitbucket: /get/
  /^([^/]+\/[^/]+)\/(?:archive|tarball|zipball|releases\/download|get)\/./,
  // codeload.github.com: /owner/repo/tar.gz/v1
  /^([^/]+\/[^/]+)\/(?:legacy\.)?(?:tar\.gz|zip)\/./,
  // GitLab: /group/subgroup/repo/-/archive/v1/repo-v1.tar.gz
  /^(.+?)\/-\/archive\/./,
]

function repositoryOfArchive(url: NixUrl): string | undefined {
  if (!url.authority || url.scheme === 'file') return undefined
  const host = hostOf(url).toLowerCase()
  const path = url.path.filter(segment => segment !== '').join('/')
  if (isChannel(host, path)) return NIXPKGS
  const hub = /^(?:api\.)?flakehub\.com\/f\/(?:pinned\/)?([^/]+\/[^/]+)/.exec(`${host}/${path}`)?.[1]?.toLowerCase()
  if (hub !== undefined) return HUB_NIXPKGS.includes(hub) ? NIXPKGS : `flakehub.com/${hub}`
  const api = /^(?:api\/v3\/)?repos\/([^/]+\/[^/]+)\/(?:tarball|zipball)(?:\/|$)/.exec(path)
  if (api) return identity(host.replace(/^api\./, ''), api[1] ?? '')
  const project = /^api\/v4\/projects\/(.+)\/repository\/archive/.exec(path)
  if (project) return identity(host, project[1] ?? '')
  const archive = ARCHIVES.map(pattern => pattern.exec(path)).find(match => match !== null)
  return archive?.[1] === undefined ? undefined : identity(host, archive[1])
}

/** Every release of the channels is a state of Nixpkgs, packed with its `flake.nix`. */
function isChannel(host: string, path: string): boolean {
  if (host === 'channels.nixos.org') return true
  if (host === 'nixos.org' || host === 'www.nixos.org') return path.startsWith('channels/')
  return host === 'releases.nixos.org' && /^nix(?:os|pkgs)\//.test(path)
}
