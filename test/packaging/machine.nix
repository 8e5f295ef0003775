# The module of the flake on a machine: what of the system it sets, with the settings given.
{ flake, settings }:
let
  modules = import ./modules.nix;
  inherit (flake.inputs) nixpkgs;
  lib = modules // nixpkgs.lib // {
    types = modules.types // {
      port = modules.types.int // {
        name = "16 bit unsigned integer; between 0 and 65535 (both inclusive)";
        check = value: builtins.isInt value && value >= 0 && value <= 65535;
      };
    };
  };
  option = type: default: lib.mkOption { inherit type default; };
  anything = lib.types.attrs;
  machine = {
    options = {
      assertions = option (lib.types.listOf anything) [ ];
      environment.systemPackages = option (lib.types.listOf lib.types.package) [ ];
      environment.etc = option anything { };
      environment.interactiveShellInit = option lib.types.str "";
      systemd.services = option anything { };
    };
  };
  evaluated = lib.evalModules {
    specialArgs = {
      inherit lib;
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
    };
    modules = [
      machine
      flake.nixosModules.default
      { programs.flakewise = settings; }
    ];
  };
  inherit (evaluated) config;
  # The type of the stand-in leaves marks below the first level as they are.
  decided =
    set:
    builtins.listToAttrs (
      builtins.concatMap (
        name:
        let
          value = set.${name};
        in
        if value._type or null != "if" then
          [ { inherit name value; } ]
        else if value.condition then
          [
            {
              inherit name;
              value = value.content;
            }
          ]
        else
          [ ]
      ) (builtins.attrNames set)
    );
in
{
  failed = map (assertion: assertion.message) (builtins.filter (each: !each.assertion) config.assertions);
  packages = map (package: package.name) config.environment.systemPackages;
  etc = builtins.attrNames (decided config.environment.etc);
  greets = config.environment.interactiveShellInit != "";
  services = builtins.mapAttrs (_: service: service.serviceConfig.ExecStart) (decided config.systemd.services);
}
