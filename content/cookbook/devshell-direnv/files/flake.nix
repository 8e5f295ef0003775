{
  description = "The same tools at every desk and in CI";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];
      forAllSystems = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
    in
    {
      devShells = forAllSystems (pkgs: import ./shells.nix { inherit pkgs; });

      # `nix flake check` only evaluates shells; as checks they are built.
      checks = forAllSystems (pkgs: self.devShells.${pkgs.stdenv.hostPlatform.system});

      formatter = forAllSystems (pkgs: pkgs.nixfmt-tree);
    };
}
