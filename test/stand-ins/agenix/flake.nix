# The options of agenix that give paths.
{
  inputs.nixpkgs.url = "path:../nixpkgs";
  outputs = _: {
    nixosModules.default =
      { lib, ... }:
      {
        options.age = {
          identityPaths = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ "/etc/ssh/ssh_host_ed25519_key" ]; };
          secrets = lib.mkOption {
            default = { };
            type = lib.types.attrsOf (lib.types.submodule ({ name, ... }: {
              options = {
                file = lib.mkOption { type = lib.types.path; };
                path = lib.mkOption { type = lib.types.str; default = "/run/agenix/${name}"; };
                owner = lib.mkOption { type = lib.types.str; default = "0"; };
                group = lib.mkOption { type = lib.types.str; default = "0"; };
                mode = lib.mkOption { type = lib.types.str; default = "0400"; };
              };
            }));
          };
        };
      };
    packages.x86_64-linux.default = derivation { name = "agenix"; system = "x86_64-linux"; builder = "/bin/sh"; };
  };
}
