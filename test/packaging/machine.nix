# The module of the flake on a machine: what of the system it sets, with the settings given.
{ flake, settings }:
let
  inherit (flake.inputs.nixpkgs) lib legacyPackages;
  option = type: default: lib.mkOption { inherit type default; };
  inherit (lib.types) anything;
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
    specialArgs.pkgs = legacyPackages.x86_64-linux;
    modules = [
      machine
      flake.nixosModules.default
      { programs.flakewise = settings; }
    ];
  };
  inherit (evaluated) config;
  defined = lib.filterAttrs (_: value: value != null);
in
{
  failed = map (assertion: assertion.message) (builtins.filter (each: !each.assertion) config.assertions);
  packages = map (package: package.name) config.environment.systemPackages;
  etc = builtins.attrNames (defined config.environment.etc);
  greets = config.environment.interactiveShellInit != "";
  services = builtins.mapAttrs (_: service: service.serviceConfig.ExecStart) (defined config.systemd.services);
}
