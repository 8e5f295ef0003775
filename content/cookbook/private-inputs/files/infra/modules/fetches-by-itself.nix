# For a machine that upgrades itself from private repositories, with one read-only key for each of them.
{ lib, ... }:
let
  host = "git.example.com";
  repositories = [
    "infra"
    "platform"
    "tools"
  ];
in
{
  system.autoUpgrade.enable = true;
  system.autoUpgrade.flake = "git+ssh://git@${host}/org/infra.git?ref=release";

  # Only the upgrade reads these two: people on this machine keep their own keys.
  systemd.services.nixos-upgrade.environment = {
    GIT_SSH_COMMAND = "ssh -F /etc/upgrade/ssh_config";
    GIT_CONFIG_GLOBAL = "/etc/upgrade/gitconfig";
  };

  environment.etc."upgrade/ssh_config".text =
    lib.concatMapStrings (name: ''
      Host ${name}.${host}
        HostName ${host}
        IdentityFile /run/secrets/deploy-key-${name}
    '') repositories
    + ''
      Host *
        User git
        IdentitiesOnly yes
        BatchMode yes
        UserKnownHostsFile ${../known_hosts}
    '';

  environment.etc."upgrade/gitconfig".text = lib.concatMapStrings (name: ''
    [url "ssh://git@${name}.${host}/org/${name}.git"]
      insteadOf = ssh://git@${host}/org/${name}.git
  '') repositories;

  # The people on this machine know the servers too.
  programs.ssh.knownHostsFiles = [ ../known_hosts ];

  # For inputs like github: and gitlab:, and for caches with a password. Both files are root's.
  nix.extraOptions = "!include /run/secrets/nix-access-tokens";
  nix.settings.netrc-file = "/run/secrets/nix-netrc";
}
