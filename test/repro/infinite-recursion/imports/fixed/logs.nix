{ config, lib, ... }:
{
  config = lib.mkIf config.services.web.enable { services.logs.enable = true; };
}
