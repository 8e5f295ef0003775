{
  networking.hostName = "agent1";
  networking.interfaces.enp1s0.ipv4.addresses = [
    {
      address = "192.0.2.21";
      prefixLength = 24;
    }
  ];

  services.k3s = {
    role = "agent";
    nodeIP = "192.0.2.21";
    serverAddr = "https://192.0.2.11:6443";
    tokenFile = "/var/lib/k3s/agent-token";
  };
}
