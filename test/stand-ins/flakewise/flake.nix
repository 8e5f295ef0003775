{
  inputs.nixpkgs.url = "path:../nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosModules.default = { };
    packages = nixpkgs.lib.mapAttrs (_: pkgs: { default = pkgs.runCommand "flakewise" { } ""; }) nixpkgs.legacyPackages;
  };
}
