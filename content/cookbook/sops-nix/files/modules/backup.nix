# An option that ends in …File takes the path: nothing else is needed.
{ config, ... }:
{
  sops.secrets = {
    restic-password = { };
    s3-secret-key = { };
  };

  # A file with a secret inside. The machine puts the value in place of the placeholder.
  sops.templates."s3.env".content = ''
    AWS_ACCESS_KEY_ID=web-backup
    AWS_SECRET_ACCESS_KEY=${config.sops.placeholder.s3-secret-key}
  '';

  services.restic.backups.home = {
    repository = "s3:https://s3.example.com/web";
    initialize = true;
    paths = [ "/home" ];
    passwordFile = config.sops.secrets.restic-password.path;
    environmentFile = config.sops.templates."s3.env".path;
    pruneOpts = [ "--keep-daily 14" ];
  };
}
