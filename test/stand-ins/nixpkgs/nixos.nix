# `lib.nixosSystem` without the modules of NixOS: what modules set is merged and evaluated to the last value.
lib:
{
  modules,
  specialArgs ? { },
  system ? null,
  ...
}:
let
  platform = config.nixpkgs.hostPlatform.system or config.nixpkgs.hostPlatform or system;
  base =
    { config, ... }:
    let
      anything = default: lib.mkOption { type = lib.types.anything; inherit default; };
      list = lib.mkOption { type = lib.types.listOf lib.types.raw; default = [ ]; };
    in
    {
      options = {
        assertions = list;
        warnings = list;
        environment.systemPackages = lib.mkOption { type = lib.types.listOf lib.types.package; default = [ ]; };
        networking.hostName = lib.mkOption { type = lib.types.str; default = "nixos"; };
        networking.firewall.allowedTCPPorts = lib.mkOption { type = lib.types.listOf lib.types.port; default = [ ]; };
        services.restic.backups = lib.mkOption { type = lib.types.attrsOf lib.types.anything; default = { }; };
        nixpkgs.overlays = list;
        nixpkgs.config = anything { };
        nixpkgs.hostPlatform = lib.mkOption { type = lib.types.raw; default = system; };
        system.stateVersion = lib.mkOption { type = lib.types.str; default = lib.trivial.release; };
        system.build = anything { };
        users.users = lib.mkOption { type = lib.types.attrsOf lib.types.anything; default = { }; };
        image.baseName = lib.mkOption { type = lib.types.str; default = "nixos"; };
      };
      config._module.args.pkgs = lib.mkDefault (import ./. { system = platform; inherit (config.nixpkgs) overlays config; });
    };
  evaluated = lib.evalModules {
    modules = [ base ./k3s.nix ] ++ modules;
    specialArgs = { modulesPath = "/modules-of-nixos"; utils = { }; } // specialArgs;
  };
  inherit (evaluated) config;
  # Down to packages and flakes, which may lead back here.
  forced =
    value:
    if builtins.isAttrs value then
      value ? outPath || value ? _type || builtins.all forced (builtins.attrValues value)
    else if builtins.isList value then
      builtins.all forced value
    else
      builtins.seq value true;
  failed = map (each: each.message) (builtins.filter (each: !each.assertion) config.assertions);
  checked =
    if failed != [ ] then
      throw "\nFailed assertions:\n${lib.concatMapStringsSep "\n" (message: "- ${message}") failed}"
    else
      assert forced (removeAttrs config [ "_module" "nixpkgs" ]);
      config;
  # As in NixOS, what is wrong shows when the derivation is asked for, not only when it is built: `nix flake check` asks no further.
  build =
    name:
    builtins.seq checked derivation {
      inherit name;
      system = platform;
      builder = "/bin/sh";
      args = [
        "-c"
        "echo ${builtins.hashString "sha256" (builtins.toJSON (builtins.attrNames checked))} > $out"
      ];
    };
in
{
  inherit (evaluated) options;
  class = "nixos";
  pkgs = config._module.args.pkgs;
  config = config // {
    system = config.system // {
      build = {
        toplevel = build "nixos-system-${config.networking.hostName}";
        isoImage = build "${config.image.baseName}.iso";
        diskoScript = build "disko";
        vm = build "nixos-vm";
      }
      // config.system.build;
    };
  };
  extendModules = more: import ./nixos.nix lib {
    inherit system;
    modules = modules ++ more.modules or [ ];
    specialArgs = specialArgs // more.specialArgs or { };
  };
}
