{
  description = "A machine, and an image that installs it without a network";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      node = nixpkgs.lib.nixosSystem { modules = [ ./hosts/node.nix ]; };
      installer = nixpkgs.lib.nixosSystem {
        specialArgs = {
          inherit self;
          target = node.config.system.build.toplevel;
        };
        modules = [ ./hosts/installer.nix ];
      };
    in
    {
      nixosConfigurations = { inherit node installer; };
      packages.x86_64-linux.iso = installer.config.system.build.isoImage;
    };
}
