# As much of nixpkgs as the flake of this project evaluates: no package is built, every call is checked for what it is given.
{
  outputs =
    { self }:
    let
      lib = import ./lib.nix;
    in
    {
      lib = removeAttrs lib [ "packagesFor" ];
      legacyPackages = lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ] lib.packagesFor;
    };
}
