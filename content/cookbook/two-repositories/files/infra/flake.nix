{
  description = "The hosts";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

    shared.url = "git+ssh://git@git.example.com/org/shared.git?ref=main";

    app = {
      url = "git+ssh://git@git.example.com/org/app.git?ref=main";
      inputs.nixpkgs.follows = "nixpkgs";
      inputs.shared.follows = "shared";
    };
  };

  outputs =
    {
      self,
      nixpkgs,
      shared,
      app,
    }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [
          shared.nixosModules.default
          app.nixosModules.default
          ./hosts/web.nix
        ];
      };
    };
}
