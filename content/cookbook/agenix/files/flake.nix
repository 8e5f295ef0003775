{
  description = "A host whose secrets are in the repository, encrypted with age";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    agenix.url = "github:ryantm/agenix";
    agenix.inputs.nixpkgs.follows = "nixpkgs";
    # Inputs of its tests: nobody here needs them.
    agenix.inputs.darwin.follows = "";
    agenix.inputs.home-manager.follows = "";
  };

  outputs =
    { nixpkgs, agenix, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [
          agenix.nixosModules.default
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
                  agenix.packages.${system}.default
                  pkgs.mkpasswd
                  pkgs.openssl
                ];
              };
            }
          );
    };
}
