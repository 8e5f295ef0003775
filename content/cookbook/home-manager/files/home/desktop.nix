# Only on machines with a screen.
{ osConfig, pkgs, ... }:
{
  home.packages = [ pkgs.obsidian ];

  # The configuration of the NixOS around it. Alone it is null.
  services.network-manager-applet.enable = osConfig != null && osConfig.networking.networkmanager.enable;
}
