{
  inputs.nixpkgs.url = "path:../nixpkgs";
  outputs = _: {
    nixosModules.impermanence = { lib, ... }: { options.environment.persistence = lib.mkOption { type = lib.types.attrsOf lib.types.anything; default = { }; }; };
  };
}
