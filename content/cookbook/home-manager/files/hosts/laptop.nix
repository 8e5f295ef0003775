{
  nixpkgs = {
    hostPlatform = "x86_64-linux";
    inherit (import ../nixpkgs.nix) config overlays;
  };
  networking.hostName = "laptop";
  networking.networkmanager.enable = true;
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

  users.users.ana = {
    isNormalUser = true;
    extraGroups = [
      "networkmanager"
      "wheel"
    ];
  };

  home-manager = {
    useGlobalPkgs = true;
    useUserPackages = true;
    backupFileExtension = "hm-backup";
    users.ana.imports = [
      ../home/ana.nix
      ../home/desktop.nix
    ];
  };
}
