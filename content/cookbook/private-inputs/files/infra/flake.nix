{
  description = "The hosts, with two private inputs";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    platform.url = "git+ssh://git@git.example.com/org/platform.git?ref=main";
    tools.url = "git+ssh://git@git.example.com/org/tools.git?ref=main";
  };

  outputs =
    {
      self,
      nixpkgs,
      platform,
      tools,
    }:
    {
      nixosConfigurations.edge = nixpkgs.lib.nixosSystem {
        modules = [
          platform.nixosModules.default
          tools.nixosModules.default
          ./hosts/edge.nix
        ];
      };
    };
}
