{
  description = "A program that somebody else compiled";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;
      forAllSystems =
        make:
        lib.genAttrs [
          "x86_64-linux"
          "aarch64-linux"
        ] (system: make nixpkgs.legacyPackages.${system});
    in
    {
      overlays.default = final: prev: {
        biome-bin = final.callPackage ./pkgs/biome-bin.nix { };
      };

      packages = forAllSystems (pkgs: {
        default = pkgs.callPackage ./pkgs/biome-bin.nix { };
      });

      checks = forAllSystems (
        pkgs:
        let
          biome = self.packages.${pkgs.stdenv.hostPlatform.system}.default;
        in
        {
          biome-formats = pkgs.runCommand "biome-formats" { nativeBuildInputs = [ biome ]; } ''
            printf '{ "a": 1 }\n' > a.json
            biome format a.json
            touch "$out"
          '';
        }
      );
    };
}
