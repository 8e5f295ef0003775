{ ... }:
{
  system.stateVersion = "26.05";
  services.nginx.enable = true;
}
