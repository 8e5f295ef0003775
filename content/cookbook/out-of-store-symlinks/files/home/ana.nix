{ pkgs, ... }:
{
  imports = [
    ./checkout.nix
    ./dotfiles.nix
  ];

  home.username = "ana";
  home.homeDirectory = "/home/ana";
  home.stateVersion = "26.05";

  home.packages = [ pkgs.neovim ];
  programs.git.enable = true;
  programs.home-manager.enable = true;

  dotfiles.names = [
    "git/ignore"
    "nvim"
  ];
}
