# The options of sops-nix that give paths, and what it refuses while evaluating.
{
  inputs.nixpkgs.url = "path:../nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosModules.sops =
      { config, lib, ... }:
      let
        cfg = config.sops;
        option = type: default: lib.mkOption { inherit type default; };
        inherit (lib.types) anything attrsOf bool enum lines listOf nullOr path str submodule;
        file = name: {
          name = option str name;
          owner = option (nullOr str) null;
          group = option (nullOr str) null;
          mode = option str "0400";
          restartUnits = option (listOf str) [ ];
          reloadUnits = option (listOf str) [ ];
        };
      in
      {
        options.sops = {
          defaultSopsFile = lib.mkOption { type = path; };
          defaultSopsFormat = option (enum [ "yaml" "json" "ini" "dotenv" "binary" ]) "yaml";
          validateSopsFiles = option bool true;
          useSystemdActivation = option bool false;
          age = {
            keyFile = option (nullOr str) null;
            generateKey = option bool false;
            plugins = option (listOf anything) [ ];
            sshKeyPaths = option (listOf path) (lib.optional (config.services.openssh.enable or false) "/etc/ssh/ssh_host_ed25519_key");
          };
          secrets = option (attrsOf (submodule ({ name, config, ... }: {
            options = file name // {
              key = option str name;
              path = option str "/run/secrets${lib.optionalString config.neededForUsers "-for-users"}/${config.name}";
              sopsFile = option path cfg.defaultSopsFile;
              sopsFileHash = option str (lib.optionalString cfg.validateSopsFiles (builtins.hashFile "sha256" config.sopsFile));
              format = option str cfg.defaultSopsFormat;
              neededForUsers = option bool false;
            };
          }))) { };
          templates = option (attrsOf (submodule ({ name, config, ... }: {
            options = file name // {
              path = option str "/run/secrets/rendered/${config.name}";
              content = option lines "";
            };
          }))) { };
          placeholder = option (attrsOf str) (lib.mapAttrs (name: _: "<SOPS:${builtins.hashString "sha256" name}:PLACEHOLDER>") cfg.secrets);
        };
        config.assertions = [
          {
            assertion = cfg.secrets == { } || cfg.age.keyFile != null || cfg.age.sshKeyPaths != [ ];
            message = "No key source configured for sops. Either set services.openssh.enable or set sops.age.keyFile or sops.gnupg.home";
          }
          {
            assertion = lib.all (secret: secret.neededForUsers -> (secret.owner == null || secret.owner == "root")) (lib.attrValues cfg.secrets);
            message = "neededForUsers cannot be used for secrets that are not root-owned";
          }
        ];
      };
    nixosModules.default = self.nixosModules.sops;
  };
}
