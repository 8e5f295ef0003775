{
  description = "The site: its package, its module, its test";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    shared.url = "git+ssh://git@git.example.com/org/shared.git?ref=main";
  };

  outputs =
    {
      self,
      nixpkgs,
      shared,
    }:
    let
      inherit (nixpkgs) lib;
      systems = [
        "x86_64-linux"
        "aarch64-linux"
      ];
      forAllSystems = f: lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
    in
    {
      packages = forAllSystems (pkgs: {
        default = pkgs.callPackage ./package.nix { };
      });

      nixosModules.default =
        { pkgs, lib, ... }:
        {
          imports = [ ./module.nix ];
          services.site.package = lib.mkDefault self.packages.${pkgs.stdenv.hostPlatform.system}.default;
        };

      # On a host like those it will run on.
      checks = forAllSystems (pkgs: {
        site = pkgs.testers.runNixOSTest {
          name = "site";
          nodes.machine = {
            imports = [
              shared.nixosModules.default
              self.nixosModules.default
            ];
            services.site.enable = true;
          };
          testScript = ''
            machine.wait_for_unit("nginx.service")
            machine.succeed("curl --fail http://localhost:8080/ | grep Hello")
          '';
        };
      });
    };
}
