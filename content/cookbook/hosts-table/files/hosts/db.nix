{ ... }:
{
  system.stateVersion = "26.05";
  services.postgresql.enable = true;
  services.postgresqlBackup.enable = true;

  # Against its tags: this machine stands in a living room.
  my.performance.enable = false;
}
