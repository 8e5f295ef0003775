{ lib, ... }:
{
  nixpkgs.hostPlatform = "x86_64-linux";
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };
  boot.loader.systemd-boot.enable = true;

  # K3s wants a default route; the gateway need not exist.
  networking.defaultGateway = {
    address = "192.0.2.1";
    interface = "enp1s0";
  };
  # Certificates of another day are refused. An address: nothing here resolves names.
  networking.timeServers = [ "192.0.2.5" ];

  nix.settings = {
    experimental-features = [
      "nix-command"
      "flakes"
    ];
    substituters = lib.mkForce [ ];
    trusted-public-keys = [ "site-1:ph4wKz/w258ElHBBXgNqM8E8z/xvxEkgPoJsJm3wLlk=" ];
  };
  services.openssh.enable = true;
  system.stateVersion = "26.05";
}
