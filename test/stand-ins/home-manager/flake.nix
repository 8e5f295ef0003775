# Home Manager without its modules: what a configuration sets is merged and evaluated to the last value.
{
  inputs.nixpkgs.url = "path:../nixpkgs";

  outputs =
    { self, nixpkgs }:
    let
      lib = nixpkgs.lib.recursiveUpdate nixpkgs.lib {
        hm.dag = rec {
          entryBetween = before: after: data: { inherit data after before; };
          entryAfter = entryBetween [ ];
          entryBefore = before: entryBetween before [ ];
          entryAnywhere = entryBetween [ ] [ ];
        };
      };
      base =
        { config, pkgs, ... }:
        {
          options.home = {
            username = lib.mkOption { type = lib.types.str; };
            homeDirectory = lib.mkOption { type = lib.types.path; };
            stateVersion = lib.mkOption { type = lib.types.str; };
            packages = lib.mkOption { type = lib.types.listOf lib.types.package; default = [ ]; };
          };
          options.xdg = lib.mapAttrs
            (_: folder: lib.mkOption { type = lib.types.path; default = "${config.home.homeDirectory}/${folder}"; })
            { cacheHome = ".cache"; configHome = ".config"; dataHome = ".local/share"; stateHome = ".local/state"; };
          config._module.args.osConfig = lib.mkDefault null;
          config.lib.file.mkOutOfStoreSymlink = path:
            pkgs.runCommandLocal (baseNameOf (toString path)) { } "ln -s ${lib.escapeShellArg (toString path)} $out";
        };
      evaluated =
        { pkgs, modules, extraSpecialArgs ? { } }:
        (lib.evalModules {
          modules = [ base ] ++ modules;
          specialArgs = { inherit lib pkgs; } // extraSpecialArgs;
        }).config;
      plain = config: removeAttrs config [ "lib" "_module" ];
    in
    {
      lib = lib.hm // {
        homeManagerConfiguration =
          arguments:
          let config = evaluated arguments; in
          {
            inherit config;
            inherit (arguments) pkgs;
            activationPackage = builtins.deepSeq (plain config) (arguments.pkgs.runCommand "home-manager-generation" { } "");
          };
      };
      nixosModules.default = self.nixosModules.home-manager;
      nixosModules.home-manager =
        { config, pkgs, ... }:
        {
          options.home-manager = {
            useGlobalPkgs = lib.mkEnableOption "the packages of the system";
            useUserPackages = lib.mkEnableOption "installation through the system";
            backupFileExtension = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
            extraSpecialArgs = lib.mkOption { type = lib.types.attrs; default = { }; };
            sharedModules = lib.mkOption { type = lib.types.listOf lib.types.raw; default = [ ]; };
            users = lib.mkOption {
              default = { };
              type = lib.types.attrsOf (lib.types.submoduleWith {
                modules = [
                  base
                  ({ name, ... }: {
                    home.username = lib.mkDefault name;
                    home.homeDirectory = lib.mkDefault "/home/${name}";
                  })
                ] ++ config.home-manager.sharedModules;
                specialArgs = { inherit lib pkgs; osConfig = config; } // config.home-manager.extraSpecialArgs;
              });
            };
          };
        };
      darwinModules.home-manager = self.nixosModules.home-manager;
    };
}
