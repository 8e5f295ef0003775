{
  description = "My first flake";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

    home-manager = {
      url = "github:nix-community/home-manager/release-26.05";
      inputs.nixpkgs.follows = "nixpgks";
    };

    # Each repository is an input of its own.
    tools.url = "git@gitlab.example.com:platform/tools.git";
  };

  outputs = { self, nixpkgs, home-manager, flake-utils, ... }:
    let
      pkgs = nixpkgs.legacyPackages.${builtins.currentSystem};
    in
    {
      packages.hello = pkgs.hello;

      devShell.x86_64-linux = pkgs.mkShell {
        packages = [ pkgs.git ];
        shellHook = ''
          nix flake lock --update-input nixpkgs
        '';
      };
    };
}
