{
  description = "A server and its module";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    {
      # The names that outputs had before Nix 2.7.
      nixosModule = ./hosts/web.nix;
      overlay = final: prev: { };
      defaultPackage.x86_64-linux = nixpkgs.legacyPackages.x86_64-linux.hello;

      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [
          self.nixosModule
          { nixpkgs.hostPlatform = "x86_64-linux"; }
        ];
      };
    };
}
