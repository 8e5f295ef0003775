/** The names that Nix 2.34 defines everywhere without `builtins.` in front; a test asks real Nix for each. */
export const GLOBALS: ReadonlySet<string> = new Set(
  `abort baseNameOf break builtins derivation derivationStrict dirOf false fetchGit fetchMercurial fetchTarball fetchTree
   fromTOML import isNull map null placeholder removeAttrs scopedImport throw toString true`.split(/\s+/),
)

/** A name that Nix defines everywhere. All builtins are there with two underscores in front as well: `__head`. */
export const isGlobal = (name: string): boolean => GLOBALS.has(name) || name.startsWith('__')
