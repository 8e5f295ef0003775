{
  description = "nixpkgs, and a fix that upstream has and the release has not";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;
      forAllSystems = lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
      ];
      pkgsFor = forAllSystems (
        system:
        import nixpkgs {
          inherit system;
          overlays = [ self.overlays.default ];
        }
      );
    in
    {
      overlays.default = import ./overlays/fixes.nix;

      packages = forAllSystems (system: {
        inherit (pkgsFor.${system}) entr;
      });

      checks = forAllSystems (
        system:
        let
          pkgs = pkgsFor.${system};
          plain = nixpkgs.legacyPackages.${system};
          test = pkgs.callPackage ./checks/entr-long-arguments.nix;
        in
        {
          entr-is-fixed = test { inherit (pkgs) entr; };
          entr-needs-the-fix = pkgs.testers.testBuildFailure (test {
            inherit (plain) entr;
          });
        }
      );

      nixosConfigurations.desk = lib.nixosSystem {
        modules = [
          ./hosts/desk.nix
          { nixpkgs.overlays = [ self.overlays.default ]; }
        ];
      };
    };
}
