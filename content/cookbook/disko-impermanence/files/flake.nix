{
  description = "A laptop with an encrypted disk and a root that is empty at each boot";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    disko.url = "github:nix-community/disko/latest";
    disko.inputs.nixpkgs.follows = "nixpkgs";
    impermanence.url = "github:nix-community/impermanence";
    impermanence.inputs.nixpkgs.follows = "nixpkgs";
    # Only for its tests.
    impermanence.inputs.home-manager.follows = "";
  };

  outputs =
    {
      nixpkgs,
      disko,
      impermanence,
      ...
    }:
    {
      nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
        modules = [
          disko.nixosModules.disko
          impermanence.nixosModules.impermanence
          ./hosts/laptop.nix
        ];
      };
    };
}
