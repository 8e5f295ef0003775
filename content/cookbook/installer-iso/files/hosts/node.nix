{ modulesPath, ... }:
{
  imports = [
    # Firmware for most machines: nothing has to be detected at the place.
    "${modulesPath}/installer/scan/not-detected.nix"
    ../modules/site.nix
  ];

  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "";
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
  # Disks of virtual machines, and on USB. NVMe and SATA are there by default.
  boot.initrd.availableKernelModules = [
    "usb_storage"
    "virtio_blk"
    "virtio_pci"
    "virtio_scsi"
  ];
  services.openssh.enable = true;
  # Nobody has a password on this machine: who has none of these keys stays outside.
  users.users.root.openssh.authorizedKeys.keys = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIReplaceThisKeyWithYourOwnPublicKey000000 ana"
  ];
  system.stateVersion = "26.05";
}
