# An option that ends in …File takes the path: nothing else is needed.
{ config, ... }:
{
  age.secrets = {
    restic-password.file = ../secrets/restic-password.age;
    # The whole file with its variables is the secret.
    "s3.env".file = ../secrets/s3.env.age;
  };

  services.restic.backups.home = {
    repository = "s3:https://s3.example.com/web";
    initialize = true;
    paths = [ "/home" ];
    passwordFile = config.age.secrets.restic-password.path;
    environmentFile = config.age.secrets."s3.env".path;
    pruneOpts = [ "--keep-daily 14" ];
  };
}
