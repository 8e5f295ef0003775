# The option of impermanence, and what it refuses while evaluating.
{
  inputs.nixpkgs.url = "path:../nixpkgs";
  inputs.home-manager.url = "path:../home-manager";
  outputs = { self, nixpkgs, home-manager }: {
    nixosModules.impermanence =
      { config, lib, ... }:
      let
        isLate = place: config.fileSystems ? ${place} && !(config.fileSystems.${place}.neededForBoot or false);
        late = lib.filter isLate (lib.attrNames config.environment.persistence);
      in
      {
        options.environment.persistence = lib.mkOption { type = lib.types.attrsOf lib.types.anything; default = { }; };
        config.assertions = [
          {
            assertion = late == [ ];
            message = ''
              environment.persistence:
                  All filesystems used for persistent storage must
                  have the option "neededForBoot" set to true.

                  Please fix the following filesystems:
                    ${lib.concatStringsSep "\n      " late}
            '';
          }
        ];
      };
    nixosModules.default = self.nixosModules.impermanence;
  };
}
