/** Where the global flake registry sends a name, on its default branch. Source: flake-registry.json of
    https://github.com/NixOS/flake-registry, without the entries that few flakes take as an input. */
export const REGISTRY: ReadonlyMap<string, string> = new Map([
  ['nixpkgs', 'github:NixOS/nixpkgs'],
  ['home-manager', 'github:nix-community/home-manager'],
  ['agenix', 'github:ryantm/agenix'],
  ['disko', 'github:nix-community/disko'],
  ['emacs-overlay', 'github:nix-community/emacs-overlay'],
  ['fenix', 'github:nix-community/fenix'],
  ['flake-parts', 'github:hercules-ci/flake-parts'],
  ['flake-utils', 'github:numtide/flake-utils'],
  ['nix-darwin', 'github:nix-darwin/nix-darwin'],
  ['nixos-anywhere', 'github:nix-community/nixos-anywhere'],
  ['nixos-hardware', 'github:NixOS/nixos-hardware'],
  ['nixvim', 'github:nix-community/nixvim'],
  ['nur', 'github:nix-community/NUR'],
  ['sops-nix', 'github:Mic92/sops-nix'],
  ['systems', 'github:nix-systems/default'],
])

/** Branches that are made for a release. */
const RELEASE_BRANCHES: Readonly<Record<string, string>> = { nixpkgs: 'nixos-', 'home-manager': 'release-' }

/** The repository of a name, on the branch for `release` where it has one. */
export function registryUrl(name: string, release: string): string | undefined {
  const url = REGISTRY.get(name)
  const branch = RELEASE_BRANCHES[name]
  return url === undefined || branch === undefined ? url : `${url}/${branch}${release}`
}
