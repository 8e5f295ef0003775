{
  imports = [
    ./hardware.nix
    ../modules/disk.nix
    ../modules/fresh-root.nix
    ../modules/keep.nix
  ];

  networking.hostName = "laptop";
  networking.networkmanager.enable = true;
  boot.loader.systemd-boot.enable = true;
  boot.loader.efi.canTouchEfiVariables = true;
  system.stateVersion = "26.05";

  # The whole disk is erased when it is installed. From: ls -l /dev/disk/by-id
  disko.devices.disk.main.device = "/dev/disk/by-id/nvme-EXAMPLE_SERIAL";

  # /etc/shadow is new at each boot: passwords come from a file that is kept.
  users.mutableUsers = false;
  users.users.ana = {
    isNormalUser = true;
    extraGroups = [
      "networkmanager"
      "wheel"
    ];
    hashedPasswordFile = "/persist/passwords/ana";
  };
}
