{ ... }:
{
  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "web";
  system.stateVersion = "26.05";

  platform.metrics.enable = true;
  platform.backup = {
    enable = true;
    paths = [ "/srv" ];
    at = "01:30";
  };
}
