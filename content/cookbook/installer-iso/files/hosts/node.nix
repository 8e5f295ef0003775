{ ... }:
{
  imports = [ ../modules/site.nix ];

  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "";
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };
  boot.loader.systemd-boot.enable = true;
  services.openssh.enable = true;
  # Nobody has a password on this machine: who has none of these keys stays outside.
  users.users.root.openssh.authorizedKeys.keys = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIReplaceThisKeyWithYourOwnPublicKey000000 ana"
  ];
  system.stateVersion = "26.05";
}
