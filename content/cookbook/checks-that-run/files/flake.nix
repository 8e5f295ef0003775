{
  description = "Checks that are built, and that fail when they should";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    flakewise.url = "git+https://git.example.com/flakewise";
    flakewise.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      flakewise,
    }:
    let
      inherit (nixpkgs) lib;
      forAllSystems = lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
      ];
    in
    {
      nixosModules.site = ./modules/site.nix;

      nixosConfigurations.web = lib.nixosSystem {
        modules = [
          self.nixosModules.site
          ./hosts/web.nix
        ];
      };

      formatter = forAllSystems (system: nixpkgs.legacyPackages.${system}.nixfmt-tree);

      checks = forAllSystems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          lint =
            src:
            pkgs.callPackage ./checks/lint.nix {
              inherit src;
              flakewise = flakewise.packages.${system}.default;
            };
          hosts = lib.filterAttrs (
            _name: host: host.pkgs.stdenv.hostPlatform.system == system
          ) self.nixosConfigurations;
        in
        {
          lint = lint self;
          lint-can-fail = pkgs.testers.testBuildFailure (
            lint (pkgs.writeTextDir "bad.nix" "let unused = 1; in { }")
          );
          site = pkgs.testers.runNixOSTest (import ./checks/site.nix { inherit self; });
        }
        // lib.mapAttrs' (
          name: host: lib.nameValuePair "host-${name}" host.config.system.build.toplevel
        ) hosts
      );
    };
}
