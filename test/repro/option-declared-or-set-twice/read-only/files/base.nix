{ lib, ... }:
{
  options.services.web.root = lib.mkOption { type = lib.types.str; readOnly = true; };
  config.services.web.root = "/var/www";
  config.services.web.port = 80;
}
