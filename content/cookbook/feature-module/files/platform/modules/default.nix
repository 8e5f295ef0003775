{
  imports = [
    ./backup.nix
    ./metrics.nix
  ];
}
