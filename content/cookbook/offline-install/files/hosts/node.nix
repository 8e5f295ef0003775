{ modulesPath, ... }:
{
  # Firmware for most machines: nothing has to be detected at the place.
  imports = [ "${modulesPath}/installer/scan/not-detected.nix" ];

  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "node";
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
    options = [ "umask=0077" ];
  };
  boot.loader.systemd-boot.enable = true;
  boot.initrd.availableKernelModules = [
    "ahci"
    "nvme"
    "sd_mod"
    "usb_storage"
    "virtio_blk"
    "virtio_pci"
    "virtio_scsi"
    "xhci_pci"
  ];

  # The installation asks for no password: who has none of these keys stays outside.
  services.openssh.enable = true;
  users.users.root.openssh.authorizedKeys.keys = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIReplaceThisKeyWithYourOwnPublicKey000000 ana"
  ];
  system.stateVersion = "26.05";
}
