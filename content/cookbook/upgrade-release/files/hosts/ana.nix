{
  programs.ssh = {
    enable = true;
    settings."git.example.com".User = "git";
  };
  home.stateVersion = "25.05";
}
