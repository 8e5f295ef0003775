# `import nixpkgs { … }`: packages of the stand-in with overlays.
{
  system ? builtins.currentSystem,
  overlays ? [ ],
  config ? { },
  ...
}@arguments:
let
  lib = import ./lib.nix;
  own = final: import ./packages.nix { inherit lib system config final; };
in
lib.fix (
  lib.foldl' (f: overlay: lib.extends overlay f) own (
    overlays
    ++ [
      (final: prev: {
        extend = overlay: import ./. (arguments // { overlays = overlays ++ [ overlay ]; });
        appendOverlays = more: import ./. (arguments // { overlays = overlays ++ more; });
      })
    ]
  )
)
