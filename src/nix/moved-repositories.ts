/** Repositories of github.com that have another address now, in lower case; the old one works only as long as the forge redirects
    and nobody takes the name. Each with where the move can be seen; 2026-11. */
export const MOVED: ReadonlyMap<string, string> = new Map([
  // cachix/git-hooks.nix, commit 7d47a32e, "rename to git-hooks.nix"
  ['cachix/pre-commit-hooks.nix', 'cachix/git-hooks.nix'],
  // nix-community/stylix, pull request 1297
  ['danth/stylix', 'nix-community/stylix'],
  // NixOS/flake-registry, pull request 56
  ['lnl7/nix-darwin', 'nix-darwin/nix-darwin'],
  // nix-community/nix-index-database, pull request 91
  ['mic92/nix-index-database', 'nix-community/nix-index-database'],
  // nix-community/nh, pull request 271
  ['viperml/nh', 'nix-community/nh'],
  // Locks with the same commit under both names.
  ['nix-community/pyproject.nix', 'pyproject-nix/pyproject.nix'],
  ['numtide/srvos', 'nix-community/srvos'],
  // nix-community/naersk, issue 183
  ['nmattia/naersk', 'nix-community/naersk'],
  // nix-community/awesome-nix, pull request 194
  ['pta2002/nixvim', 'nix-community/nixvim'],
  // Their own documentation names the new address alone.
  ['numtide/nixos-anywhere', 'nix-community/nixos-anywhere'],
  ['rycee/home-manager', 'nix-community/home-manager'],
])
