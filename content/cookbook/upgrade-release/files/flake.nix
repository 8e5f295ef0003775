{
  description = "One server, from release to release";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    home-manager.url = "github:nix-community/home-manager/release-26.05";
    home-manager.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    { nixpkgs, home-manager, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        specialArgs.site = "berlin";
        modules = [
          ./hosts/web.nix
          home-manager.nixosModules.home-manager
          { home-manager.users.ana = ./hosts/ana.nix; }
        ];
      };
    };
}
