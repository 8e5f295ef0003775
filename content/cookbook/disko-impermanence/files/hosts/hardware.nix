# Replace this file: nixos-generate-config --show-hardware-config --no-filesystems > hosts/hardware.nix
{ lib, ... }:
{
  boot.initrd.availableKernelModules = [
    "nvme"
    "thunderbolt"
    "usb_storage"
    "xhci_pci"
  ];
  nixpkgs.hostPlatform = lib.mkDefault "x86_64-linux";
}
