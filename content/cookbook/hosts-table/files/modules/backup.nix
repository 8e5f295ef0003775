{ config, perHost, ... }:
let
  row = perHost {
    laptop = {
      at = "12:30";
      keep = 7;
      paths = [ "/home" ];
    };
    web = {
      at = "03:00";
      keep = 14;
      paths = [ "/srv" ];
    };
    db = {
      at = "03:30";
      keep = 30;
      paths = [ "/var/backup" ];
    };
  };
in
{
  services.restic.backups.nightly = {
    inherit (row) paths;
    # Each host has its own: `keep` counts for all that is in a repository.
    repository = "sftp:backup@backup.example.com:/hosts/${config.my.host}";
    initialize = true;
    passwordFile = "/run/secrets/backup-password";
    pruneOpts = [ "--keep-daily ${toString row.keep}" ];
    timerConfig = {
      OnCalendar = row.at;
      # A laptop that slept makes up for it.
      Persistent = true;
    };
  };
}
