{ lib, ... }: { options.services.mine.enable = lib.mkEnableOption "mine"; services.web.enable = true; }
