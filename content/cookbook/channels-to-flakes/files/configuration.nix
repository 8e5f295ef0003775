{ inputs, pkgs, ... }:
let
  unstable = inputs.nixpkgs-unstable.legacyPackages.${pkgs.stdenv.hostPlatform.system};
in
{
  imports = [
    ./hardware-configuration.nix
    inputs.home-manager.nixosModules.home-manager
  ];

  boot.loader.systemd-boot.enable = true;
  boot.loader.efi.canTouchEfiVariables = true;
  networking.hostName = "laptop";
  networking.networkmanager.enable = true;
  time.timeZone = "Europe/Berlin";

  users.users.ana = {
    isNormalUser = true;
    extraGroups = [ "wheel" ];
  };
  home-manager.users.ana = ./home.nix;

  environment.systemPackages = [
    pkgs.git
    unstable.gum
  ];
  nix.settings.experimental-features = [
    "nix-command"
    "flakes"
  ];

  system.stateVersion = "25.11";
}
