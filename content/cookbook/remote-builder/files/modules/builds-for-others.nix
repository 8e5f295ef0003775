{
  # A user nix-ssh, whose keys may talk to the Nix daemon and do nothing else: no shell, no forwarding.
  nix.sshServe = {
    enable = true;
    protocol = "ssh-ng";
    # Needed to build. Whoever is trusted can put anything into this store, and so is root here in the end.
    trusted = true;
    keys = [
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIReplaceThisKeyWithTheOneOfTheLaptop00000000 root@laptop"
    ];
  };
  services.openssh.settings.PasswordAuthentication = false;

  nix.settings = {
    # Threads for each build. How many run at once is decided by maxJobs of the clients.
    cores = 4;
    # With less than 20 GiB left, garbage is collected in the middle of a build until there are 60.
    min-free = 20 * 1024 * 1024 * 1024;
    max-free = 60 * 1024 * 1024 * 1024;
  };
}
