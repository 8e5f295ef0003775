/** What the pages were checked with. Nix is the one that the tests run; NixOS the release whose options and packages pages name. */
export const CHECKED = { nix: '2.34', nixos: '26.05', month: 'November 2026' } as const

/** The same as a sentence, for whoever reads a page. */
export const checkedWith = (): string => `Checked with Nix ${CHECKED.nix} and NixOS ${CHECKED.nixos}, ${CHECKED.month}.`
