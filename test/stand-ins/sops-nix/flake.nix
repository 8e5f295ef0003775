# The options of sops-nix that give paths.
{
  inputs.nixpkgs.url = "path:../nixpkgs";
  outputs = _: {
    nixosModules.sops =
      { config, lib, ... }:
      {
        options.sops = {
          defaultSopsFile = lib.mkOption { type = lib.types.path; };
          defaultSopsFormat = lib.mkOption { type = lib.types.enum [ "yaml" "json" "ini" "dotenv" "binary" ]; default = "yaml"; };
          validateSopsFiles = lib.mkOption { type = lib.types.bool; default = true; };
          age = lib.mkOption { type = lib.types.anything; default = { }; };
          secrets = lib.mkOption {
            default = { };
            type = lib.types.attrsOf (lib.types.submodule ({ name, ... }: {
              options = {
                path = lib.mkOption { type = lib.types.str; default = "/run/secrets/${name}"; };
                key = lib.mkOption { type = lib.types.str; default = name; };
                owner = lib.mkOption { type = lib.types.str; default = "root"; };
                group = lib.mkOption { type = lib.types.str; default = "root"; };
                mode = lib.mkOption { type = lib.types.str; default = "0400"; };
                sopsFile = lib.mkOption { type = lib.types.path; default = config.sops.defaultSopsFile; };
                format = lib.mkOption { type = lib.types.str; default = config.sops.defaultSopsFormat; };
                neededForUsers = lib.mkOption { type = lib.types.bool; default = false; };
                restartUnits = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
              };
            }));
          };
          templates = lib.mkOption {
            default = { };
            type = lib.types.attrsOf (lib.types.submodule ({ name, ... }: {
              options = {
                path = lib.mkOption { type = lib.types.str; default = "/run/secrets/rendered/${name}"; };
                content = lib.mkOption { type = lib.types.lines; };
                owner = lib.mkOption { type = lib.types.str; default = "root"; };
              };
            }));
          };
          placeholder = lib.mkOption { type = lib.types.attrsOf lib.types.str; readOnly = true; default = lib.mapAttrs (name: _: "<SOPS:${name}:PLACEHOLDER>") config.sops.secrets; };
        };
      };
  };
}
