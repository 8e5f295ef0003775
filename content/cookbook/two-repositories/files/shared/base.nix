{ lib, ... }:
{
  time.timeZone = lib.mkDefault "Etc/UTC";
  services.openssh.enable = true;
  services.openssh.settings.PasswordAuthentication = false;
  nix.settings.experimental-features = [
    "nix-command"
    "flakes"
  ];
}
