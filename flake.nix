{
  description = "Flakewise: the NixOS flake cookbook that checks your flake";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];
      perSystem = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
    in
    {
      packages = perSystem (pkgs: {
        default = pkgs.callPackage ./src/packaging/command.nix { };
        docs = pkgs.callPackage ./src/packaging/docs.nix { };
      });

      overlays.default = final: _prev: {
        flakewise = final.callPackage ./src/packaging/command.nix { };
        flakewise-docs = final.callPackage ./src/packaging/docs.nix { };
      };

      nixosModules.default = import ./src/packaging/module.nix self;

      checks = perSystem (pkgs: {
        inherit (self.packages.${pkgs.stdenv.hostPlatform.system}) default docs;
      });

      formatter = perSystem (pkgs: pkgs.nixfmt-tree);

      devShells = perSystem (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.chromium
            pkgs.nodejs_24
            pkgs.shellcheck
            pkgs.tmux
          ];
        };
      });
    };
}
