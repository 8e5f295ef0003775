# A service of our own, with a user that exists only while it runs.
{ config, pkgs, ... }:
{
  sops.secrets.heartbeat-token = { };
  sops.templates.heartbeat-header = {
    content = "Authorization: Bearer ${config.sops.placeholder.heartbeat-token}";
    restartUnits = [ "heartbeat.service" ];
  };

  systemd.services.heartbeat = {
    description = "Tell the monitoring that this machine is alive";
    wantedBy = [ "multi-user.target" ];
    wants = [ "network-online.target" ];
    after = [ "network-online.target" ];
    path = [ pkgs.curl ];
    script = ''
      while :; do
        curl --silent --show-error --fail --request POST --output /dev/null \
          --header @"$CREDENTIALS_DIRECTORY/header" https://status.example.com/beat/web || true
        sleep 300
      done
    '';
    serviceConfig = {
      DynamicUser = true;
      # Root reads the file, the service gets a copy that only it can see.
      LoadCredential = [ "header:${config.sops.templates.heartbeat-header.path}" ];
      Restart = "on-failure";
    };
  };
}
