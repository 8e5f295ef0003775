{
  nix.distributedBuilds = true;
  nix.buildMachines = [
    {
      hostName = "builder.example.com";
      protocol = "ssh-ng";
      sshUser = "nix-ssh";
      # A text, so that the key stays where it is and never comes into the store.
      sshKey = "/root/.ssh/id_builder";
      systems = [ "x86_64-linux" ];
      supportedFeatures = [
        "benchmark"
        "big-parallel"
        "kvm"
        "nixos-test"
      ];
      maxJobs = 4;
      speedFactor = 2;
    }
  ];

  # The builder gets what is in a cache from there, and not through this machine.
  nix.settings.builders-use-substitutes = true;

  programs.ssh = {
    knownHosts."builder.example.com".publicKey =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIReplaceThisKeyWithTheHostKeyOfTheBuilder00";
    # Away from home, a build waits this long and then runs here.
    extraConfig = ''
      Host builder.example.com
        ConnectTimeout 5
    '';
  };
}
