{ lib, ... }:
{
  options.services.web.port = lib.mkOption { type = lib.types.int; };
}
