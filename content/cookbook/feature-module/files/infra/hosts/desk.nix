{ ... }:
{
  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "desk";
  system.stateVersion = "26.05";

  # Prepared, and not switched on: nothing of it happens.
  platform.backup.paths = [ "/home" ];
}
