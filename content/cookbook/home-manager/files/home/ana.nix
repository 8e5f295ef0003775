# What is the same everywhere. No user name, no path, nothing about nixpkgs.
{ pkgs, ... }:
{
  imports = [
    ./git.nix
    ./shell.nix
  ];

  home.stateVersion = "26.05";
  home.packages = [
    pkgs.fd
    pkgs.notes
    pkgs.ripgrep
  ];
}
