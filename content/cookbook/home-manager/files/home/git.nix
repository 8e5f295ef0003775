{ lib, ... }:
{
  programs.git = {
    enable = true;
    settings = {
      user.name = "Ana";
      # Another machine may say otherwise.
      user.email = lib.mkDefault "ana@example.com";
      init.defaultBranch = "main";
    };
  };
}
