# Everything that survives a boot, besides /nix and /boot. What is not here is gone.
{
  fileSystems."/persist".neededForBoot = true;

  environment.persistence."/persist" = {
    hideMounts = true;
    directories = [
      "/etc/NetworkManager/system-connections"
      "/var/lib/bluetooth"
      "/var/lib/nixos" # numbers of users and groups
      "/var/lib/systemd"
      "/var/log"
      {
        directory = "/var/lib/private"; # state of services with DynamicUser
        mode = "0700";
      }
    ];
    files = [ "/etc/machine-id" ];
    users.ana.directories = [
      "Documents"
      "src"
      {
        directory = ".ssh";
        mode = "0700";
      }
    ];
  };

  # Made at the first boot, and named where it is kept: a link in /etc/ssh would come too late for secrets.
  services.openssh.generateHostKeys = true;
  services.openssh.hostKeys = [
    {
      path = "/persist/etc/ssh/ssh_host_ed25519_key";
      type = "ed25519";
    }
  ];
}
