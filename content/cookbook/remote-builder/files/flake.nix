{
  description = "A machine that builds, and one that lets it build";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations = {
        builder = nixpkgs.lib.nixosSystem {
          modules = [
            ./hosts/builder.nix
            ./modules/builds-for-others.nix
          ];
        };
        laptop = nixpkgs.lib.nixosSystem {
          modules = [
            ./hosts/laptop.nix
            ./modules/builds-elsewhere.nix
          ];
        };
      };
    };
}
