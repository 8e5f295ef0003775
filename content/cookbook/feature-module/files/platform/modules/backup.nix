{ config, lib, ... }:
let
  cfg = config.platform.backup;
in
{
  options.platform.backup = {
    enable = lib.mkEnableOption "the nightly backup of this host";

    paths = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      example = [ "/srv" ];
      description = "What is backed up. Several modules may add to it.";
    };

    repository = lib.mkOption {
      type = lib.types.str;
      default = "sftp:backup@backup.example.com:/hosts/${config.networking.hostName}";
      defaultText = lib.literalExpression ''"sftp:backup@backup.example.com:/hosts/''${config.networking.hostName}"'';
      description = "Where the backup goes.";
    };

    passwordFile = lib.mkOption {
      type = lib.types.str;
      default = "/run/secrets/backup-password";
      description = "File on the host with the password of the repository.";
    };

    at = lib.mkOption {
      type = lib.types.str;
      default = "03:00";
      description = "When the backup starts, in the notation of {manpage}`systemd.time(7)`.";
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = cfg.paths != [ ];
        message = "platform.backup is on and has nothing to back up: set platform.backup.paths.";
      }
      {
        assertion = !lib.hasPrefix builtins.storeDir cfg.passwordFile;
        message = "platform.backup.passwordFile is in the store, where everybody can read it.";
      }
    ];

    services.restic.backups.platform = {
      inherit (cfg) paths passwordFile repository;
      initialize = true;
      timerConfig = {
        OnCalendar = cfg.at;
        Persistent = true;
      };
    };
  };
}
