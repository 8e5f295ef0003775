{
  description = "A host that CI checks, builds and puts into the cache";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    # Private, and without inputs of its own.
    baseline.url = "git+ssh://git@git.example.com/org/baseline.git?ref=main";
  };

  outputs =
    {
      self,
      nixpkgs,
      baseline,
    }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
    in
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [
          baseline.nixosModules.default
          ./hosts/web.nix
        ];
      };

      checks.x86_64-linux.format = pkgs.runCommand "format" { nativeBuildInputs = [ pkgs.nixfmt ]; } ''
        cd ${self}
        find . -name '*.nix' -exec nixfmt --check {} +
        touch "$out"
      '';

      formatter.x86_64-linux = pkgs.nixfmt-tree;
    };
}
