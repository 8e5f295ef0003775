{ config, lib, ... }:
let
  cfg = config.services.site;
in
{
  options.services.site = {
    enable = lib.mkEnableOption "the site";

    package = lib.mkOption {
      type = lib.types.package;
      description = "The pages to serve.";
    };

    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
      description = "TCP port of the site.";
    };
  };

  config = lib.mkIf cfg.enable {
    services.nginx.enable = true;
    services.nginx.virtualHosts.site = {
      root = cfg.package;
      listen = [
        {
          addr = "0.0.0.0";
          inherit (cfg) port;
        }
      ];
    };
    networking.firewall.allowedTCPPorts = [ cfg.port ];
  };
}
