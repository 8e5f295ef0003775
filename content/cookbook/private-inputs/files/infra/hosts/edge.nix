{ ... }:
{
  imports = [ ../modules/fetches-by-itself.nix ];

  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "edge";
  boot.loader.systemd-boot.enable = true;
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };
  nix.settings.experimental-features = [
    "nix-command"
    "flakes"
  ];
  system.stateVersion = "26.05";
}
