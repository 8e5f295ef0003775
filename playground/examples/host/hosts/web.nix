{
  config,
  lib,
  pkgs,
  ...
}:
{
  options.web.monitoring = lib.mkEnableOption "monitoring of this host";

  # Which modules there are decides what `config` is, so this never ends.
  imports = lib.optionals config.web.monitoring [ ./monitoring.nix ];

  config = {
    services.nginx.enable = true;

    systemd.services.refresh-inputs = {
      startAt = "weekly";
      path = [ pkgs.nix ];
      script = ''
        cd /etc/nixos
        nix flake lock --update-input nixpkgs
        nix flake info
      '';
    };

    system.stateVersion = "26.05";
  };
}
