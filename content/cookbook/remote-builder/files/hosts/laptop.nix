{
  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "laptop";
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };
  boot.loader.systemd-boot.enable = true;
  system.stateVersion = "26.05";
}
