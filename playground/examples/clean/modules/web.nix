{ config, lib, ... }:
let
  cfg = config.fleet.web;
in
{
  options.fleet.web = {
    enable = lib.mkEnableOption "the web server of the fleet";
    domain = lib.mkOption {
      type = lib.types.str;
      example = "www.example.com";
      description = "The name under which the site is served.";
    };
  };

  config = lib.mkIf cfg.enable {
    services.nginx = {
      enable = true;
      virtualHosts.${cfg.domain}.root = "/srv/www";
    };
    networking.firewall.allowedTCPPorts = [ 80 ];
  };
}
