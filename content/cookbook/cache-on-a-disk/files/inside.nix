{ lib, ... }:
{
  nix.settings = {
    experimental-features = [
      "nix-command"
      "flakes"
    ];
    # mkForce: NixOS adds cache.nixos.org to the list otherwise.
    substituters = lib.mkForce [ "file:///mnt/usb/cache" ];
    trusted-public-keys = [ "site-1:ph4wKz/w258ElHBBXgNqM8E8z/xvxEkgPoJsJm3wLlk=" ];
    # Without a network Nix asks no cache, not even a disk, unless this says so.
    substitute = true;
    always-allow-substitutes = true;
    flake-registry = "";
  };

  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "inside";
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  boot.loader.grub.device = "/dev/vda";
  system.stateVersion = "26.05";
}
