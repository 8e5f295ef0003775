{ lib, ... }:
{
  options.services.web = {
    enable = lib.mkEnableOption "the web server";
    port = lib.mkOption { type = lib.types.int; };
    names = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
  };
}
