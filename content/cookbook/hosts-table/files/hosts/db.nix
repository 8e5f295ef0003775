{ config, ... }:
{
  system.stateVersion = "26.05";
  services.postgresql = {
    enable = true;
    enableTCPIP = true;
    # The table knows who may ask.
    authentication = "host all all ${config.my.hosts.web.address}/32 scram-sha-256";
  };
  services.postgresqlBackup.enable = true;

  # Against its tags: this machine stands in a living room.
  my.performance.enable = false;
}
