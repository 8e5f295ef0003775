{ config, ... }:
{
  imports = [
    ../modules/backup.nix
    ../modules/heartbeat.nix
  ];

  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "web";
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };
  boot.loader.systemd-boot.enable = true;
  # Its host keys open the secrets: age.identityPaths follows.
  services.openssh.enable = true;
  system.stateVersion = "26.05";

  age.secrets.ana-password.file = ../secrets/ana-password.age;
  users.mutableUsers = false;
  users.users.ana = {
    isNormalUser = true;
    extraGroups = [ "wheel" ];
    hashedPasswordFile = config.age.secrets.ana-password.path;
    # The way in if the password does not work.
    openssh.authorizedKeys.keys = [ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEKEYOFANA ana@laptop" ];
  };
  # For `nixos-rebuild --target-host root@…`.
  users.users.root.openssh.authorizedKeys.keys = config.users.users.ana.openssh.authorizedKeys.keys;
}
