{
  flakewise,
  lib,
  modulesPath,
  pkgs,
  self,
  target,
  ...
}:
{
  imports = [
    "${modulesPath}/installer/cd-dvd/installation-cd-minimal.nix"
    flakewise.nixosModules.default
  ];

  nixpkgs.hostPlatform = "x86_64-linux";
  # The module of the image defines the name itself.
  image.baseName = lib.mkForce "node-installer";
  isoImage.volumeID = "NODE_INSTALL";
  # What is to be there without a network is a store path that something in this list refers to.
  isoImage.storeContents = [ target ];
  environment.etc."installer/flake".source = self;

  # The book: /etc/flakewise, `flakewise-docs`, and a line at login.
  programs.flakewise = {
    enable = true;
    greeting.enable = true;
  };

  # A cache that cannot be reached costs minutes before each build.
  nix.settings.substituters = lib.mkForce [ ];

  environment.systemPackages = [
    # `flakewise-docs` shows its menu and its pages with them.
    pkgs.glow
    pkgs.gum
    (pkgs.writeShellApplication {
      name = "install-node";
      runtimeInputs = [
        pkgs.gum
        pkgs.util-linux
        pkgs.yq-go
      ];
      runtimeEnv.TARGET = "${target}";
      text = builtins.readFile ../install-node.sh;
    })
  ];
}
