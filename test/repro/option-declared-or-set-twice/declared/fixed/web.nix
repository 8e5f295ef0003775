{ lib, ... }: { options.services.mine.enable = lib.mkEnableOption "mine"; }
