{ ... }:
{
  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "web";
  boot.loader.systemd-boot.enable = true;
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };
  system.stateVersion = "26.05";

  services.site.enable = true;
}
