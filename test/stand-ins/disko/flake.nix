{
  inputs.nixpkgs.url = "path:../nixpkgs";
  outputs = _: {
    nixosModules.disko = { lib, ... }: { options.disko.devices = lib.mkOption { type = lib.types.anything; default = { }; }; };
    nixosModules.default = { lib, ... }: { options.disko.devices = lib.mkOption { type = lib.types.anything; default = { }; }; };
  };
}
