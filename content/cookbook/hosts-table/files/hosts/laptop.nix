{ ... }:
{
  system.stateVersion = "25.11";
  services.printing.enable = true;
}
