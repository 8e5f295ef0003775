{ config, lib, ... }:
let
  cfg = config.platform.metrics;
in
{
  options.platform.metrics = {
    enable = lib.mkEnableOption "measurements of this host";

    port = lib.mkOption {
      type = lib.types.port;
      default = 9100;
      description = "TCP port on which the measurements are read.";
    };
  };

  config = lib.mkIf cfg.enable (
    lib.mkMerge [
      {
        services.prometheus.exporters.node = {
          enable = true;
          inherit (cfg) port;
        };
        networking.firewall.allowedTCPPorts = [ cfg.port ];
      }

      # Only where there are backups to watch; backup.nix must be imported too, for the option to exist.
      (lib.mkIf config.platform.backup.enable {
        services.prometheus.exporters.node.enabledCollectors = [ "systemd" ];
      })
    ]
  );
}
