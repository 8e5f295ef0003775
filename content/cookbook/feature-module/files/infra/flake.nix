{
  description = "Hosts that use the features of the platform";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    platform.url = "git+ssh://git@git.example.com/org/platform.git?ref=main";
  };

  outputs =
    {
      self,
      nixpkgs,
      platform,
    }:
    let
      host =
        name:
        nixpkgs.lib.nixosSystem {
          modules = [
            platform.nixosModules.default
            ./modules/common.nix
            ./hosts/${name}.nix
          ];
        };
    in
    {
      nixosConfigurations = nixpkgs.lib.genAttrs [
        "desk"
        "web"
      ] host;
    };
}
