{ lib, ... }: { options.services.web.enable = lib.mkEnableOption "mine"; }
