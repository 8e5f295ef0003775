{
  networking.hostName = "server1";
  networking.interfaces.enp1s0.ipv4.addresses = [
    {
      address = "192.0.2.11";
      prefixLength = 24;
    }
  ];

  services.k3s = {
    role = "server";
    nodeIP = "192.0.2.11";
    # Files on the machine: what is written here is readable by everyone.
    tokenFile = "/var/lib/k3s/token";
    agentTokenFile = "/var/lib/k3s/agent-token";
    disable = [ "traefik" ];
    extraFlags = [
      "--write-kubeconfig-group=wheel"
      "--write-kubeconfig-mode=640"
    ];
  };

  environment.variables.KUBECONFIG = "/etc/rancher/k3s/k3s.yaml";
  networking.firewall.allowedTCPPorts = [ 6443 ];
}
