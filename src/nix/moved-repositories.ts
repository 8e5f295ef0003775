/** Repositories that have another address now, in lower case; the old one works only as long as the forge redirects and nobody
    takes the name. Seen in the redirects of github.com and in the projects' own notes, 2026-11. */
export const MOVED: ReadonlyMap<string, string> = new Map([
  ['cachix/pre-commit-hooks.nix', 'cachix/git-hooks.nix'],
  ['danth/stylix', 'nix-community/stylix'],
  ['lnl7/nix-darwin', 'nix-darwin/nix-darwin'],
  ['mic92/nix-index-database', 'nix-community/nix-index-database'],
  ['nmattia/naersk', 'nix-community/naersk'],
  ['numtide/nixos-anywhere', 'nix-community/nixos-anywhere'],
  ['pta2002/nixvim', 'nix-community/nixvim'],
  ['rycee/home-manager', 'nix-community/home-manager'],
  ['viperml/nh', 'nix-community/nh'],
])
