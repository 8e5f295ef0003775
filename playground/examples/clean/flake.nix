{
  description = "A fleet of two servers";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

    platform = {
      url = "git+ssh://git@gitlab.example.com/infra/platform.git?ref=main";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };

  outputs =
    {
      self,
      nixpkgs,
      platform,
    }:
    let
      inherit (nixpkgs) lib;
      forAllSystems = f: lib.genAttrs [ "x86_64-linux" "aarch64-linux" ] (system: f nixpkgs.legacyPackages.${system});

      mkHost =
        name:
        lib.nixosSystem {
          modules = [
            platform.nixosModules.default
            self.nixosModules.web
            {
              networking.hostName = name;
              nixpkgs.hostPlatform = "x86_64-linux";
            }
          ];
        };
    in
    {
      nixosModules.web = ./modules/web.nix;
      nixosConfigurations = lib.genAttrs [ "web1" "web2" ] mkHost;
      devShells = forAllSystems (pkgs: {
        default = pkgs.mkShell { packages = [ pkgs.nixd ]; };
      });
      formatter = forAllSystems (pkgs: pkgs.nixfmt-tree);
    };
}
