# The options of agenix that give paths, and what it refuses while evaluating.
{
  inputs.nixpkgs.url = "path:../nixpkgs";
  inputs.darwin.url = "path:../nixpkgs";
  inputs.home-manager.url = "path:../home-manager";
  outputs = { self, nixpkgs, darwin, home-manager }: {
    nixosModules.default =
      { config, lib, ... }:
      let
        cfg = config.age;
        option = type: default: lib.mkOption { inherit type default; };
        inherit (lib.types) attrsOf bool listOf path str submodule;
      in
      {
        options.age = {
          identityPaths = option (listOf path) (lib.optionals (config.services.openssh.enable or false) [
            "/etc/ssh/ssh_host_rsa_key"
            "/etc/ssh/ssh_host_ed25519_key"
          ]);
          secretsDir = option path "/run/agenix";
          secrets = option (attrsOf (submodule ({ name, config, ... }: {
            options = {
              name = option str name;
              file = lib.mkOption { type = path; };
              path = option str "${cfg.secretsDir}/${config.name}";
              owner = option str "0";
              group = option str "0";
              mode = option str "0400";
              symlink = option bool true;
            };
          }))) { };
        };
        config.assertions = [
          {
            assertion = cfg.secrets == { } || cfg.identityPaths != [ ];
            message = "age.identityPaths must be set, for example by enabling openssh.";
          }
        ];
      };
    nixosModules.age = self.nixosModules.default;
    packages = nixpkgs.lib.genAttrs nixpkgs.lib.systems.flakeExposed (system: {
      default = derivation { name = "agenix"; inherit system; builder = "/bin/sh"; };
    });
  };
}
