{ pkgs, ... }:
{
  services.nginx = {
    enable = true;
    virtualHosts.default = {
      default = true;
      root = pkgs.writeTextDir "index.html" "<p>It works</p>";
    };
  };
  networking.firewall.allowedTCPPorts = [ 80 ];
}
