{
  description = "One home: in a NixOS host, and alone on other machines";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    home-manager.url = "github:nix-community/home-manager/release-26.05";
    home-manager.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      home-manager,
    }:
    let
      system = "x86_64-linux";
      pkgs = import nixpkgs ({ inherit system; } // import ./nixpkgs.nix);
      home =
        more:
        home-manager.lib.homeManagerConfiguration {
          inherit pkgs;
          modules = [
            ./home/ana.nix
            ./home/standalone.nix
          ]
          ++ more;
        };
    in
    {
      nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
        modules = [
          home-manager.nixosModules.home-manager
          ./hosts/laptop.nix
        ];
      };

      # `home-manager switch` looks for ana@HOST first, then for ana.
      homeConfigurations = {
        ana = home [ ];
        "ana@studio" = home [ ./home/desktop.nix ];
      };

      # `nix flake check` does not look at homes by itself.
      checks.${system} = {
        home = self.homeConfigurations.ana.activationPackage;
        home-studio = self.homeConfigurations."ana@studio".activationPackage;
      };
    };
}
