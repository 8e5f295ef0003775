# A service of our own, with a user that exists only while it runs.
{ config, pkgs, ... }:
{
  age.secrets.heartbeat-header.file = ../secrets/heartbeat-header.age;

  systemd.services.heartbeat = {
    description = "Tell the monitoring that this machine is alive";
    wantedBy = [ "multi-user.target" ];
    wants = [ "network-online.target" ];
    after = [ "network-online.target" ];
    # The path stays the same when the secret changes. The encrypted file does not.
    restartTriggers = [ config.age.secrets.heartbeat-header.file ];
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
      LoadCredential = [ "header:${config.age.secrets.heartbeat-header.path}" ];
      Restart = "on-failure";
    };
  };
}
