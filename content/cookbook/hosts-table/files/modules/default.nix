{
  imports = [
    ./backup.nix
    ./base.nix
    ./features.nix
    ./hosts.nix
    ./per-host.nix
  ];
}
