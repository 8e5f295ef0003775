{ config, lib, ... }:
{
  imports = lib.optional config.services.web.enable ./logs.nix;
}
