{
  description = "Dotfiles: links to the checkout where they are edited, copies in the store elsewhere";

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
      home =
        dotfiles:
        home-manager.lib.homeManagerConfiguration {
          pkgs = nixpkgs.legacyPackages.${system};
          modules = [
            ./home/ana.nix
            { inherit dotfiles; }
          ];
        };
    in
    {
      homeConfigurations = {
        # Where the files are edited.
        "ana@laptop" = home { checkout = "/home/ana/src/home"; };
        # Anywhere else.
        ana = home { };
      };

      checks.${system} = {
        live = self.homeConfigurations."ana@laptop".activationPackage;
        stored = self.homeConfigurations.ana.activationPackage;
      };
    };
}
