{
  description = "A host whose secrets are in the repository, encrypted with sops";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    sops-nix.url = "github:Mic92/sops-nix";
    sops-nix.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    { nixpkgs, sops-nix, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [
          sops-nix.nixosModules.sops
          ./hosts/web.nix
        ];
      };

      # `nix develop`: the programs for whoever edits secrets.
      devShells =
        nixpkgs.lib.genAttrs
          [
            "x86_64-linux"
            "aarch64-linux"
            "aarch64-darwin"
          ]
          (
            system:
            let
              pkgs = nixpkgs.legacyPackages.${system};
            in
            {
              default = pkgs.mkShellNoCC {
                packages = [
                  pkgs.age
                  pkgs.jq
                  pkgs.mkpasswd
                  pkgs.openssl
                  pkgs.sops
                  pkgs.ssh-to-age
                ];
              };
            }
          );
    };
}
