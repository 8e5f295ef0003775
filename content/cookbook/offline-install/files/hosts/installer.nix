{
  lib,
  modulesPath,
  pkgs,
  self,
  target,
  ...
}:
let
  # This flake, its inputs, the inputs of those, each once.
  sources = map (source: source.key) (
    builtins.genericClosure {
      startSet = [
        {
          key = self.outPath;
          flake = self;
        }
      ];
      operator =
        source:
        map (flake: {
          key = flake.outPath;
          inherit flake;
        }) (lib.attrValues (source.flake.inputs or { }));
    }
  );
in
{
  imports = [ "${modulesPath}/installer/cd-dvd/installation-cd-minimal.nix" ];

  nixpkgs.hostPlatform = "x86_64-linux";
  image.baseName = lib.mkForce "offline-installer";
  isoImage.volumeID = "OFFLINE_INSTALL";

  # The finished system, and what it takes to evaluate it.
  isoImage.storeContents = [ target ] ++ sources;
  environment.etc."installer/target".source = target;
  environment.etc."installer/flake".source = self.outPath;
  # nixpkgs is there once already, among the sources.
  system.installer.channel.enable = false;

  nix.settings = {
    experimental-features = [
      "nix-command"
      "flakes"
    ];
    flake-registry = "";
    # No cache on the network. nixos-install adds the store of the live system by itself;
    substituters = lib.mkForce [ ];
    # that is asked also where Nix sees no network,
    substitute = true;
    # and also for what nixpkgs marks as better built than copied, such as the system itself.
    always-allow-substitutes = true;
  };

  environment.systemPackages = [
    (pkgs.writeShellApplication {
      name = "install-offline";
      runtimeInputs = [ pkgs.util-linux ];
      runtimeEnv.TARGET = "${target}";
      text = builtins.readFile ../install-offline.sh;
    })
  ];
}
