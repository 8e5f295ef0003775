{
  description = "A machine, and an image that installs it without a network";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    flakewise.url = "git+https://git.example.com/flakewise";
    flakewise.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      flakewise,
    }:
    let
      node = nixpkgs.lib.nixosSystem { modules = [ ./hosts/node.nix ]; };
      installer = nixpkgs.lib.nixosSystem {
        specialArgs = {
          inherit flakewise self;
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
