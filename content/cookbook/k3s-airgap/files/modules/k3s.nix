# What server and agent have in common.
{ config, pkgs, ... }:
{
  services.k3s = {
    enable = true;
    package = pkgs.k3s_1_35; # moves on purpose, not with nixpkgs
    # Pause, CoreDNS, the Helm job and what else K3s starts by itself.
    images = [ config.services.k3s.package.airgap-images ];
  };

  # A running K3s does not notice that a link leads to another archive.
  # Pods go on while it restarts.
  systemd.services.k3s.restartTriggers = config.services.k3s.images;

  networking.firewall = {
    allowedTCPPorts = [ 10250 ]; # kubelet
    allowedUDPPorts = [ 8472 ]; # flannel
    trustedInterfaces = [
      "cni0"
      "flannel.1"
    ];
  };
}
