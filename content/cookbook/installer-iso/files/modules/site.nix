# What differs from site to site is read when the machine starts: the system that was built is the same everywhere.
{ pkgs, ... }:
{
  systemd.services.site = {
    description = "Name and address from the answers of the installation";
    wantedBy = [ "sysinit.target" ];
    before = [ "network-pre.target" ];
    wants = [ "network-pre.target" ];
    unitConfig = {
      ConditionPathExists = "/var/lib/site/site.yaml";
      DefaultDependencies = false;
    };
    path = [ pkgs.yq-go ];
    serviceConfig.Type = "oneshot";
    script = ''
      answer() { yq ".$1 // \"\"" /var/lib/site/site.yaml; }
      answer hostname > /proc/sys/kernel/hostname
      mkdir -p /run/systemd/network
      {
        echo '[Match]'
        echo 'Name=en*'
        echo '[Network]'
        address=$(answer address)
        if [ -n "$address" ]; then echo "Address=$address"; else echo 'DHCP=yes'; fi
        # The name is the one that was answered, whatever a server says.
        printf '%s\n' '[DHCPv4]' 'UseHostname=no' '[DHCPv6]' 'UseHostname=no'
      } > /run/systemd/network/10-site.network
    '';
  };
  networking.useNetworkd = true;
}
