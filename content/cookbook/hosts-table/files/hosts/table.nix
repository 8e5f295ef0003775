# Data only. What a row may say, and what is assumed when it does not, stands in modules/hosts.nix.
{
  laptop = {
    address = "192.0.2.10";
    timeZone = "Europe/Berlin";
    tags = [ "portable" ];
  };

  web = {
    address = "192.0.2.20";
    tags = [ "server" ];
    openPorts = [
      80
      443
    ];
  };

  db = {
    address = "192.0.2.21";
    system = "aarch64-linux";
    tags = [ "server" ];
    openPorts = [ 5432 ];
  };
}
