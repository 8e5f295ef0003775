{
  description = "Several machines from one table";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;
      hosts = import ./hosts/table.nix;
    in
    {
      nixosConfigurations = lib.mapAttrs (
        name: _row:
        lib.nixosSystem {
          modules = [
            { my.host = name; }
            ./modules
            ./hosts/${name}.nix
          ];
        }
      ) hosts;
    };
}
