# What a NixOS host knows by itself.
{
  home.username = "ana";
  home.homeDirectory = "/home/ana";

  # The command home-manager, from the next switch on.
  programs.home-manager.enable = true;
  targets.genericLinux.enable = true;

  programs.git.settings.user.email = "ana@work.example.com";
}
