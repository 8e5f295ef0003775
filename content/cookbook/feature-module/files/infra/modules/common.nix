{ config, lib, ... }:
{
  boot.loader.systemd-boot.enable = true;
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };

  # A restored host shall be the same one to those who log in: wherever there is a backup, the host keys are in it.
  platform.backup.paths = lib.mkIf config.platform.backup.enable [ "/etc/ssh" ];
}
