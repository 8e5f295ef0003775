{
  lib,
  pkgs,
  site,
  ...
}:
let
  settings = (pkgs.formats.toml { }).generate "gateway.toml" {
    general.port = 8080;
    general.root = "/srv/www";
  };
in
{
  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "web-${site}";
  fileSystems."/" = {
    device = "/dev/disk/by-label/root";
    fsType = "ext4";
  };
  fileSystems."/boot" = {
    device = "/dev/disk/by-label/ESP";
    fsType = "vfat";
  };
  boot.loader.systemd-boot.enable = true;

  services.resolved.enable = true;
  services.resolved.settings.Resolve.DNSSEC = "true";
  services.resolved.settings.Resolve.FallbackDNS = [ "192.0.2.53" ];

  systemd.sleep.settings.Sleep.AllowSuspend = "no";

  systemd.services.gateway = {
    wantedBy = [ "multi-user.target" ];
    serviceConfig.ExecStart = "${lib.getExe pkgs.static-web-server} --config-file ${settings}";
  };

  environment.systemPackages = lib.optionals pkgs.stdenv.hostPlatform.isLinux [ pkgs.parted ];
  system.stateVersion = "25.05";
}
