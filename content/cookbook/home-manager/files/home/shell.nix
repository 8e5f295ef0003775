{
  programs.bash = {
    enable = true;
    shellAliases.g = "git";
  };
  programs.direnv = {
    enable = true;
    nix-direnv.enable = true;
  };
  home.sessionVariables.EDITOR = "vim";
}
