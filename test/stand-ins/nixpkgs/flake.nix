# As much of nixpkgs as the flakes in this repository evaluate: no package of it is built, calls are checked for what they are given.
{
  outputs =
    { self }:
    let
      lib = import ./lib.nix;
    in
    {
      inherit lib;
      legacyPackages = lib.genAttrs lib.systems.flakeExposed (system: import ./. { inherit system; });
      nixosModules = { };
    };
}
