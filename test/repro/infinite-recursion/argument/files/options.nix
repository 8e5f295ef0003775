{ lib, ... }:
{
  options.services.web.enable = lib.mkEnableOption "the web server";
  options.services.logs.enable = lib.mkEnableOption "rotation of its logs";
}
