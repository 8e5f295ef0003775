{ lib, ... }: { options.services.mine.enable = lib.mkEnableOption "mine"; config.services.web.enable = true; }
